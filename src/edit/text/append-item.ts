import type { Path } from '../edit.ts';
import { scalarText } from './scalar-text.ts';
import { type SpecText, sharedPart } from './spec-text.ts';
import type { Splice } from './splice.ts';

/** The splice that adds an element to the end of the list at a path. */
export function appendItem(text: SpecText, path: Path, item: string): Splice {
  const node = text.find(path);
  if (!text.isCollection(node) || text.isMap(node)) throw sharedPart(path);
  const last = text.entriesOf(node).at(-1);
  const value = scalarText(item, node.flow === true);
  if (last === undefined) {
    const [from, to] = node.range;
    return { from, to, text: `[${value}]` };
  }
  const end = text.endOf(last);
  if (node.flow) {
    const start = text.startOf(last);
    const isOwnLine = text.isBlank(text.lineStart(start), start);
    const gap = isOwnLine ? `${text.eol}${' '.repeat(text.column(start))}` : ' ';
    return { from: end, to: end, text: `,${gap}${value}` };
  }
  const dash = text.text.lastIndexOf('-', text.startOf(last) - 1);
  const at = text.lineEnd(end);
  return { from: at, to: at, text: `${text.eol}${' '.repeat(text.column(dash))}- ${value}` };
}
