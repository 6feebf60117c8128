import { hasOpenConflict, settleConflicts } from '../../src/merge/conflict.ts';
import type { Change, ChangeSet } from '../../src/workspace/change.ts';
import { type Coming, editApp, type HandChoice } from './app-edits.ts';
import type { Counts } from './counts.ts';
import type { EditedApp, Texts } from './edited-app.ts';
import { editedSpec, type SpecChoice } from './spec-edits.ts';
import { clashWordsIn, isByHand, wordOf, wordsIn } from './words.ts';

/** One turn of a story: the spec is edited, the app is edited by hand, and generated again. */
export interface Turn {
  readonly spec: Omit<SpecChoice, 'fresh'>;
  readonly hand: readonly HandChoice[];
  /** What a person does about conflicts afterwards. */
  readonly settle: 'mine' | 'theirs' | 'nothing';
}

export interface Story {
  readonly app: string;
  readonly turns: readonly Turn[];
}

/** What a turn comes to. */
interface Told {
  readonly before: Texts;
  readonly after: Texts;
  readonly set: ChangeSet;
  /** The files that the person made, or moved there. */
  readonly made: ReadonlySet<string>;
}

/** Something that must never be. */
export class Wrong extends Error {}

const FRESH = ['Zebra', 'Yacht', 'Walrus', 'Tulip'];

/** Renames go through all the code of an app, which takes seconds. */
const isCostly = (edit: string): boolean => edit.startsWith('rename ');

const isText = (change: Change): change is Change & Coming =>
  'text' in change && 'before' in change;

/** Tells stories of one app after the other, and holds each turn against what must be. */
export class Teller {
  readonly #app: EditedApp;
  readonly #counts: Counts;
  readonly #deleted = new Set<string>();

  constructor(app: EditedApp, counts: Counts) {
    this.#app = app;
    this.#counts = counts;
  }

  /** @throws Wrong */
  async tell({ app: name, turns }: Story, first: string): Promise<void> {
    await this.#app.begin(name, first);
    this.#counts.runs += 1;
    this.#deleted.clear();
    const told: Told[] = [];
    let spec = first;
    for (const [at, turn] of turns.entries()) {
      const next = await editedSpec(spec, { ...turn.spec, fresh: FRESH[at] ?? 'Zebra' });
      const one = await this.#take(at, turn, { spec, next });
      told.push(one);
      spec = next ?? spec;
      if (at < turns.length - 1) this.#app.write(settled(one.after, turn.settle));
    }
    await this.#requireRest(spec);
    this.#requireTypes(told);
  }

  async #take(
    at: number,
    turn: Turn,
    { spec, next }: { readonly spec: string; readonly next: string | undefined },
  ): Promise<Told> {
    const isForeseen = next !== undefined && !isCostly(turn.spec.name);
    const coming = isForeseen ? (await this.#app.generate(next, false)).changes.filter(isText) : [];
    const texts = new Map(this.#app.read());
    const old = [...texts.keys()];
    for (const [index, choice] of turn.hand.entries()) {
      const isDone = editApp(texts, choice, { word: wordOf(at, index), coming });
      if (isDone) this.#counts.add(choice.name);
    }
    for (const path of old) if (!texts.has(path)) this.#deleted.add(path);
    this.#app.write(texts);
    const set = await this.#app.generate(next ?? spec, true);
    const made = new Set([...texts.keys()].filter((path) => !old.includes(path)));
    const told = { before: texts, after: this.#app.read(), set, made };
    this.#counts.addRun(set.changes);
    this.#requireWords(told);
    this.#requireReports(told, at);
    return told;
  }

  /** Every word is still there, and what was deleted stays away. */
  #requireWords({ before, after, set }: Told): void {
    const now = wordsIn(after);
    for (const [word, count] of wordsIn(before)) {
      this.#counts.words += 1;
      if ((now.get(word) ?? 0) >= count) continue;
      this.#counts.lost += 1;
      throw new Wrong(`${word} is lost: it stood there ${count} times, now ${now.get(word) ?? 0}`);
    }
    for (const path of this.#deleted) {
      const hasCome = set.changes.some((one) => one.path === path && 'from' in one);
      if (after.has(path) && !hasCome) throw new Wrong(`${path} is back, which somebody deleted`);
    }
  }

  /** Nobody finds markers unprepared, and where both sides changed one word there are some. */
  #requireReports({ before, after, set: { changes }, made }: Told, turn: number): void {
    const isReported = (path: string): boolean =>
      changes.some(
        (one) => one.path === path && (one.kind === 'conflict' || one.kind === 'unresolved'),
      );
    for (const [path, text] of after) {
      if (hasOpenConflict(text) && !isReported(path)) {
        throw new Wrong(`${path} has markers in it that nobody reported`);
      }
    }
    for (const path of clashWordsIn(before, turn)) {
      this.#counts.clashes += 1;
      // One that was moved away is one that was deleted: that is what is told.
      const isTold = changes.some((one) =>
        made.has(path)
          ? one.kind === 'skip' && this.#deleted.has(one.path)
          : one.kind === 'conflict' && [one.path, one.from].includes(path),
      );
      if (!isTold) throw new Wrong(`both changed one word of ${path}, and nobody reports it`);
    }
  }

  /** To generate again changes nothing more. */
  async #requireRest(spec: string): Promise<void> {
    const { changes } = await this.#app.generate(spec, false);
    const rest = changes.filter(({ kind }) => kind !== 'unresolved' && kind !== 'foreign');
    if (rest.length === 0) return;
    throw new Wrong(`generated again, it changes ${JSON.stringify(rest).slice(0, 500)}`);
  }

  /** Where a tree does not compile that a run made of one that did, the run is at fault. */
  #requireTypes(told: readonly Told[]): void {
    const isOpen = ({ after }: Told): boolean => [...after.values()].some(hasOpenConflict);
    const last = told.at(-1);
    if (last === undefined || isOpen(last)) return;
    if (this.#app.complaints().length === 0) {
      this.#counts.typeChecked += 1;
      return;
    }
    const kept = new Set<string>();
    for (const one of told) {
      this.#app.write(one.before);
      if (this.#app.complaints().length > 0 || isOpen(one)) {
        this.#counts.brokenByHand += 1;
        return;
      }
      for (const { kind, path } of one.set.changes) if (kind === 'keep') kept.add(path);
      this.#app.write(one.after);
      const all = this.#app.complaints();
      if (all.length === 0) continue;
      this.#counts.leftToCompiler += 1;
      // Code of a person that uses what the spec has no more; files that are gone, or kept though the
      // spec has no use for them: all of them reported.
      const wrong = all.filter(({ path, line }) => !isByHand(line) && !kept.has(path));
      if (wrong.length === 0 || this.#deleted.size > 0) return;
      throw new Wrong(`it compiled before: ${JSON.stringify(wrong.slice(0, 5), null, 1)}`);
    }
  }
}

function settled(texts: Texts, side: Turn['settle']): Texts {
  if (side === 'nothing') return texts;
  return new Map(
    [...texts].map(([path, text]) => {
      if (!hasOpenConflict(text)) return [path, text];
      const one = settleConflicts(text, side);
      if (one === undefined) throw new Wrong(`the conflicts of ${path} cannot be settled`);
      return [path, one];
    }),
  );
}

/** The story with less in it, in all ways. */
function smaller({ app, turns }: Story): readonly Story[] {
  const without = <T>(list: readonly T[], at: number): readonly T[] => list.toSpliced(at, 1);
  return [
    ...(turns.length > 1 ? turns.map((_, at) => ({ app, turns: without(turns, at) })) : []),
    ...turns.flatMap((turn, at) =>
      turn.hand.map((_, index) => ({
        app,
        turns: turns.with(at, { ...turn, hand: without(turn.hand, index) }),
      })),
    ),
  ];
}

/** How many shorter stories are tried: each takes a second. */
const TRIES = 30;

/** A shorter story that goes wrong in the same way. */
export async function shrunk(
  story: Story,
  problem: string,
  problemOf: (story: Story) => Promise<string | undefined>,
): Promise<Story> {
  const sortOf = (text: string): string => text.slice(0, 60).replace(/hand\w+/g, 'word');
  let tries = 0;
  for (const one of smaller(story)) {
    if (tries === TRIES) break;
    tries += 1;
    const found = await problemOf(one);
    if (found !== undefined && sortOf(found) === sortOf(problem)) {
      return shrunk(one, problem, problemOf);
    }
  }
  return story;
}
