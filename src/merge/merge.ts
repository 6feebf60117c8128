import { type MergeSide, markConflict } from './conflict.ts';
import { diff3, type Region } from './diff3.ts';
import { joinLines, readForm, splitLines, voteForm } from './text-form.ts';

export interface MergeInput {
  /** What the generator wrote last. */
  readonly base: string;
  /** What stands in the file now. */
  readonly mine: string;
  /** What the generator would write now. */
  readonly theirs: string;
  /** Tells the language of the text. @example 'src/contexts/catalog/domain/product.ts' */
  readonly path: string;
  /** Settles every conflict for one side. */
  readonly favour?: MergeSide;
}

export type Merged =
  | { readonly kind: 'merged'; readonly text: string }
  | { readonly kind: 'conflict'; readonly text: string; readonly conflicts: number };

/**
 * Joins what a person and the generator each made of one text.
 *
 * @example
 * merge({ base: 'a\nb\nc\n', mine: 'a\nb\nmine\n', theirs: 'new\na\nb\nc\n', path: 'notes.md' })
 * // { kind: 'merged', text: 'new\na\nb\nmine\n' }
 */
export function merge({ base, mine, theirs, favour }: MergeInput): Merged {
  if (mine === base || mine === theirs) return { kind: 'merged', text: theirs };
  if (theirs === base) return { kind: 'merged', text: mine };
  const form = voteForm(readForm(base), readForm(mine), readForm(theirs));
  const regions = diff3({
    base: splitLines(base, form.eol),
    mine: splitLines(mine, form.eol),
    theirs: splitLines(theirs, form.eol),
  });
  const conflicts = regions.filter((region) => region.kind === 'conflict').length;
  const lines = regions.flatMap((region) => linesOf(region, favour));
  if (conflicts === 0 || favour !== undefined) {
    return { kind: 'merged', text: joinLines(lines, form) };
  }
  const endsInMarker = regions.at(-1)?.kind === 'conflict';
  const text = joinLines(lines, endsInMarker ? { ...form, endsInNewline: true } : form);
  return { kind: 'conflict', text, conflicts };
}

function linesOf(region: Region, favour: MergeSide | undefined): readonly string[] {
  if (region.kind === 'clean') return region.lines;
  return favour === undefined ? markConflict(region) : region[favour];
}
