import type { Change, ChangeKind } from '../../src/workspace/change.ts';

/** What came of stories, in figures. */
export class Counts {
  runs = 0;
  regenerations = 0;
  handEdits = 0;
  /** Words of a person that were looked for after a run. */
  words = 0;
  lost = 0;
  /** Words that both sides changed, each in its own way; all of them reported. */
  clashes = 0;
  /** Stories at whose end the app compiles. */
  typeChecked = 0;
  /** Stories in which a person broke the app before it was generated again. */
  brokenByHand = 0;
  /** Stories in which code of a person uses what the spec has no more. */
  leftToCompiler = 0;
  readonly #edits = new Map<string, number>();
  readonly #changes = new Map<ChangeKind, number>();

  add(edit: string): void {
    this.handEdits += 1;
    this.#edits.set(edit, (this.#edits.get(edit) ?? 0) + 1);
  }

  addRun(changes: readonly Change[]): void {
    this.regenerations += 1;
    for (const { kind } of changes) this.#changes.set(kind, (this.#changes.get(kind) ?? 0) + 1);
  }

  toString(): string {
    const list = (entries: Iterable<readonly [string, number]>): string =>
      [...entries].map(([name, count]) => `${count} ${name}`).join(', ');
    return [
      list(Object.entries(this)),
      `files: ${list(this.#changes)}`,
      `edits: ${list(this.#edits)}`,
    ].join('\n');
  }
}
