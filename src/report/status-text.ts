import type { Status } from '../workspace/status.ts';
import type { Style } from './style.ts';

/** What a person did to the generated files, and what can be done about it; '' when nothing. */
export function statusText(status: Status, style: Style): string {
  const { edited, deleted, unresolved, orphaned } = status;
  const blocks = [
    block(unresolved, {
      title: 'in conflict: settle what stands between the markers, then run plinth regenerate',
      paint: style.red,
    }),
    block(edited, {
      title: 'edited by you: plinth regenerate merges them with what is generated',
      paint: style.yellow,
    }),
    block(deleted, {
      title: 'deleted by you, and left deleted: plinth restore <path> brings one back',
      paint: style.dim,
    }),
    block(orphaned, {
      title: 'edited by you, and generated no more: they are your own now; keep or delete them',
      paint: style.cyan,
    }),
  ];
  return blocks.filter((text) => text !== '').join('\n');
}

interface Block {
  readonly title: string;
  readonly paint: (text: string) => string;
}

function block(paths: readonly string[], { title, paint }: Block): string {
  if (paths.length === 0) return '';
  return [title, ...paths.map((path) => `  ${paint(path)}`)].join('\n');
}
