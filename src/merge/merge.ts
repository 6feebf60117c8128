import { type MergeSide, markConflict } from './conflict.ts';
import { languageOf } from './language.ts';
import type { Three } from './merge-container.ts';
import { type LinesToMerge, mergeLines } from './merge-lines.ts';
import { mergeStructured } from './merge-structured.ts';
import { joinLines, readForm, splitLines, type TextForm, voteForm } from './text-form.ts';

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

/** Lines that stand where both sides changed something, between markers. */
const isOpening = (line: string): boolean => /^<{7} /.test(line);

function finish(lines: readonly string[], isConflict: boolean, form: TextForm): Merged {
  if (!isConflict) return { kind: 'merged', text: joinLines(lines, form) };
  const endsInMarker = lines.at(-1)?.startsWith('>>>>>>>') ?? false;
  const text = joinLines(lines, endsInMarker ? { ...form, endsInNewline: true } : form);
  return { kind: 'conflict', text, conflicts: lines.filter(isOpening).length };
}

/** The lines of the merge; with markers in them where both sides changed one thing. */
function mergedLines(input: LinesToMerge): readonly string[] {
  const { path, versions, favour } = input;
  const language = languageOf(path);
  const lined = mergeLines(versions, favour);
  if (language === 'lines') return lined.lines;
  const structured = mergeStructured({ ...input, language, lined });
  return (
    structured ?? (lined.conflicts > 0 || favour !== undefined ? lined.lines : whole(versions))
  );
}

/** Nothing smaller than the file can be told apart. */
const whole = (versions: Three<readonly string[]>): readonly string[] => markConflict(versions);

/**
 * Joins what a person and the generator each made of one text: by declaration, member, import,
 * property and element where its language is known, by line elsewhere.
 *
 * @example
 * merge({ base: 'a\nb\nc\n', mine: 'a\nb\nmine\n', theirs: 'new\na\nb\nc\n', path: 'notes.md' })
 * // { kind: 'merged', text: 'new\na\nb\nmine\n' }
 */
export function merge({ base, mine, theirs, path, favour }: MergeInput): Merged {
  if (mine === base || mine === theirs) return { kind: 'merged', text: theirs };
  if (theirs === base) return { kind: 'merged', text: mine };
  const form = voteForm(readForm(base), readForm(mine), readForm(theirs));
  const versions = {
    base: splitLines(base, form.eol),
    mine: splitLines(mine, form.eol),
    theirs: splitLines(theirs, form.eol),
  };
  const lines = mergedLines({ path, versions, favour });
  return finish(lines, favour === undefined && lines.some(isOpening), form);
}
