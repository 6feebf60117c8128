import { diffLines } from './diff.ts';
import { type IndentedLine, indentedLines, unitOf } from './indentation.ts';
import { layoutPlaces } from './layout-places.ts';
import type { Place, PlaceHabits } from './place.ts';
import type { Reader, Source } from './source-tree.ts';
import { usualLayout } from './structure.ts';

/** How somebody's formatter writes a file; what it leaves as the generator writes it is absent. */
export interface Habits extends PlaceHabits {
  /** What one level is indented by. */
  readonly indent?: string;
  /** The longest line that is left on one line. */
  readonly width?: number;
}

type Habit = Exclude<keyof Habits, 'width'>;

/** What one place tells: how it was written, and how it is now. */
interface Evidence {
  readonly habit: Habit;
  /** Where that was in the generated text. */
  readonly at: number;
  readonly before: string;
  readonly now: string;
}

/** Where tokens of the first text stand in the second, as far as they are still there. */
function alignment(base: Source, mine: Source): ReadonlyMap<number, number> {
  const [before, now] = [base, mine].map(({ tokens }) =>
    tokens.all.filter(({ text }) => text !== ';' && text !== ','),
  );
  if (before === undefined || now === undefined) return new Map();
  const texts = (tokens: typeof now): readonly string[] => tokens.map(({ text }) => text);
  const found = new Map<number, number>();
  let [a, b] = [0, 0];
  const end = { aStart: before.length, bStart: now.length, aEnd: before.length, bEnd: now.length };
  for (const hunk of [...diffLines(texts(before), texts(now)), end]) {
    for (; a < hunk.aStart; a += 1, b += 1) {
      const [one, other] = [before[a], now[b]];
      if (one !== undefined && other !== undefined) found.set(one.start, other.start);
    }
    [a, b] = [hunk.aEnd, hunk.bEnd];
  }
  return found;
}

const keyOf = ({ habit, anchor }: Place): string => `${habit} ${anchor}`;

function placeEvidence(
  base: Source,
  mine: Source,
  reader: Reader,
  to: ReadonlyMap<number, number>,
): readonly Evidence[] {
  const from = new Map([...to].map(([before, now]) => [now, before]));
  const places = layoutPlaces(reader, base).map((place) => [keyOf(place), place] as const);
  const before = new Map(places);
  return layoutPlaces(reader, mine).flatMap((place): readonly Evidence[] => {
    const { habit, form: now, isTelling } = place;
    const at = from.get(place.anchor);
    if (at === undefined || !isTelling) return [];
    const other = before.get(keyOf({ ...place, anchor: at }));
    if (other !== undefined) return other.isTelling ? [{ habit, at, before: other.form, now }] : [];
    // Only now does the list stand on lines of its own.
    const isComma = habit === 'commas' || habit === 'argumentCommas';
    return isComma ? [{ habit, at, before: usualLayout[habit], now }] : [];
  });
}

/** The unit by which a line is indented that many levels; undefined: none would be. */
function unitAt(indent: string, levels: number): string | undefined {
  if (/^\t+$/.test(indent)) return '\t';
  return indent.length % levels === 0 ? indent.slice(0, indent.length / levels) : undefined;
}

function indentEvidence(
  base: Source,
  mine: Source,
  to: ReadonlyMap<number, number>,
): readonly Evidence[] {
  const lines = indentedLines(base);
  const unit = unitOf(lines);
  const now = new Map(indentedLines(mine).map((line): [number, IndentedLine] => [line.at, line]));
  return lines.flatMap(({ at, indent }) => {
    const line = now.get(to.get(at) ?? -1);
    const levels = indent.length / (unit?.length ?? 1);
    if (unit === undefined || line === undefined || !Number.isInteger(levels)) return [];
    const made = unitAt(line.indent, levels);
    return made === undefined ? [] : [{ habit: 'indent', at, before: unit, now: made }];
  });
}

const mostCommon = (forms: readonly string[]): readonly [form: string, count: number] => {
  const counts = new Map<string, number>();
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
};

/** How much of what was there has to look alike to be a habit; the rest was written by hand since. */
const MOST = 0.8;

/** A habit that shows in the file now, and did not before. */
interface Change {
  readonly habit: Habit;
  readonly form: string;
  /** Where it shows in the generated text. */
  readonly places: readonly number[];
  /** Whether it shows in all of what is left of that. */
  readonly isEverywhere: boolean;
}

function changeOf(habit: Habit, evidence: readonly Evidence[]): readonly Change[] {
  const told = evidence.filter((one) => one.habit === habit);
  const [form, count] = mostCommon(told.map(({ now }) => now));
  const [before] = mostCommon(told.map((one) => one.before));
  if (form === before || count < told.length * MOST) return [];
  const places = told.filter(({ now }) => now === form).map(({ at }) => at);
  return [{ habit, form, places, isEverywhere: count === told.length }];
}

const all: readonly Habit[] = [
  'quotes',
  'semicolons',
  'commas',
  'argumentCommas',
  'spacing',
  'arrows',
  'indent',
];

/** What a line says in any layout, or nearly so. */
const bare = (line: string): string => line.replace(/[\s;,'"()]/g, '');

/** Whether something that is missing from the lines of one text stands in the other all the same. */
export function mayBeLaidOut(base: string, mine: string): boolean {
  const [before, now] = [new Set(base.split('\n')), new Set(mine.split('\n'))];
  const added = [...now].filter((line) => !before.has(line));
  const said = added.map(bare).join('');
  return [...before].some((line) => !now.has(line) && line !== '' && said.includes(bare(line)));
}

/**
 * What a formatter with other settings did to a generated file, whatever else was edited in it. Only
 * what was generated tells: most of it has to look other than it was written.
 * Undefined: the file is laid out as it was, or differs in one line of several.
 */
export function changedHabits(base: Source, mine: Source, reader: Reader): Habits | undefined {
  const to = alignment(base, mine);
  const evidence = [...placeEvidence(base, mine, reader, to), ...indentEvidence(base, mine, to)];
  const changes = all.flatMap((habit) => changeOf(habit, evidence));
  const lineAt = (offset: number): number => base.file.getLineAndCharacterOfPosition(offset).line;
  const lines = new Set(changes.flatMap(({ places }) => places.map(lineAt)));
  const isSure = lines.size > 1 || changes.every(({ isEverywhere }) => isEverywhere);
  if (changes.length === 0 || !isSure) return undefined;
  return Object.fromEntries(changes.map(({ habit, form }) => [habit, form]));
}
