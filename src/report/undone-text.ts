import type { Undone } from '../workspace/undo.ts';
import type { Style } from './style.ts';

interface Options {
  readonly style: Style;
  /** Nothing was written: say what would be. */
  readonly isDry: boolean;
}

const line = (verb: string, path: string): string => `${verb.padStart(10)}  ${path}`;

/** What undoing a run did, or would do. */
export function undoneText({ restored, removed }: Undone, { style, isDry }: Options): string {
  const sum = `${restored.length} ${isDry ? 'to restore' : 'restored'}, ${removed.length} ${isDry ? 'to remove' : 'removed'}`;
  return [
    ...restored.map((path) => line(style.yellow('restore'), path)),
    ...removed.map((path) => line(style.red('remove'), path)),
    sum,
  ].join('\n');
}
