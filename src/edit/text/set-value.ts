import type { Data, Path } from '../edit.ts';
import { flowText } from './layout.ts';
import { type SpecText, sharedPart } from './spec-text.ts';
import type { Splice } from './splice.ts';

/** The splice that puts another value, on one line, in the place of the one at a path. */
export function setValue(text: SpecText, path: Path, value: Data): Splice {
  const holder = text.find(path.slice(0, -1));
  const entry = holder && text.entryOf(holder, path.at(-1) ?? '');
  const range = entry?.value?.range;
  if (entry === undefined || range === undefined || range === null) throw sharedPart(path);
  const isInFlow = text.isCollection(holder) && holder.flow === true;
  return { from: range[0], to: text.endOf(entry), text: flowText(value, isInFlow) };
}
