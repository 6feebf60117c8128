import type { Status } from '../workspace/status.ts';
import type { Style } from './style.ts';

/** What a person did to the generated files; '' when nothing. */
export function statusText({ edited, deleted, unresolved }: Status, style: Style): string {
  const blocks = [
    block('with conflict markers', unresolved, style.red),
    block('edited by you', edited, style.yellow),
    block('deleted by you', deleted, style.dim),
  ];
  return blocks.filter((text) => text !== '').join('\n');
}

function block(title: string, paths: readonly string[], paint: (text: string) => string): string {
  if (paths.length === 0) return '';
  return [`${title}:`, ...paths.map((path) => `  ${paint(path)}`)].join('\n');
}
