import { changedHabits, type Habits, mayBeLaidOut } from './habits.ts';
import { indentEdits } from './indentation.ts';
import { layoutPlaces } from './layout-places.ts';
import { lineWidthOf } from './line-width.ts';
import type { Three } from './merge-container.ts';
import { type Edit, withEdits } from './place.ts';
import { reflowed } from './reflow.ts';
import { type Reader, readSource, type Source } from './source-tree.ts';
import { usualLayout } from './structure.ts';

/** The changes that write everything at its places the way of the habits. */
function placeEdits(source: Source, habits: Habits, reader: Reader): readonly Edit[] {
  return layoutPlaces(reader, source).flatMap(({ habit, form, inForm }) => {
    const wanted = habits[habit];
    const isAsWanted = wanted === undefined || (wanted === form && habit !== 'quotes');
    return isAsWanted ? [] : inForm(wanted);
  });
}

/** What both texts say, apart from how a formatter writes it. */
const saysTheSame = (one: Source, other: Source): boolean => {
  const said = ({ tokens, file }: Source): string =>
    tokens
      .between(0, file.text.length)
      .split('\0')
      .filter((token) => token !== '(' && token !== ')')
      .join('\0');
  return said(one) === said(other);
};

/**
 * The text as a formatter with these habits would write it, which says the same.
 * Undefined: that cannot be told.
 *
 * @example restyled(source, { quotes: '"', semicolons: '' }, reader)
 */
export function restyled(source: Source, habits: Habits, reader: Reader): Source | undefined {
  if (Object.keys(habits).length === 0) return source;
  const { text, fileName } = source.file;
  const indents = habits.indent === undefined ? [] : indentEdits(reader.ts, source, habits.indent);
  const edits = [...placeEdits(source, habits, reader), ...indents];
  const made = readSource(fileName, withEdits(text, edits), reader);
  return made !== undefined && saysTheSame(source, made)
    ? inWidth(made, habits, reader)
    : undefined;
}

/** The source in lines of the width that is asked for, if any is. */
function inWidth(source: Source, habits: Habits, reader: Reader): Source {
  if (habits.width === undefined) return source;
  const text = reflowed(reader, source, { ...usualLayout, ...habits, width: habits.width });
  const made = readSource(source.file.fileName, text, reader);
  return made !== undefined && saysTheSame(source, made) ? made : source;
}

/** Versions of a file, and how it is written. */
export interface Restyled {
  readonly habits: Habits;
  readonly sources: Three<Source>;
}

/**
 * What was generated, before and now, the way the person's formatter writes it, so that neither how it
 * looks nor what was edited gets in the way of what is generated now. Undefined: nobody laid it out anew.
 */
export function inStyleOfMine(sources: Three<Source>, reader: Reader): Restyled | undefined {
  if (!mayBeLaidOut(sources.base.file.text, sources.mine.file.text)) return undefined;
  const habits = habitsOf(sources, reader);
  if (Object.keys(habits).length === 0) return undefined;
  const base = restyled(sources.base, habits, reader);
  const theirs = restyled(sources.theirs, habits, reader);
  return base && theirs && { habits, sources: { base, mine: sources.mine, theirs } };
}

/** What a formatter was told that went over a file. Empty: nothing else than the generator does. */
export function habitsOf({ base, mine }: Pick<Three<Source>, 'base' | 'mine'>, reader: Reader) {
  const changed: Habits = changedHabits(base, mine, reader) ?? {};
  const placed = restyled(base, changed, reader);
  if (reader.isJson || placed === undefined) return changed;
  const places = Object.keys(changed).length === 0 ? 2 : 1;
  const layout = { ...usualLayout, ...changed };
  const width = lineWidthOf(placed, mine, reader, { places, layout });
  return width === undefined ? changed : { ...changed, width };
}
