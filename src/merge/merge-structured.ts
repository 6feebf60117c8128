import { isSound, keepsImports } from './check-merged.ts';
import { hasOpenConflict, settleConflicts } from './conflict.ts';
import type { Options, Three } from './merge-container.ts';
import { type LinesToMerge, type MergedLines, mergeLines } from './merge-lines.ts';
import { mergeSource, readVersions } from './merge-source.ts';
import { mergeYaml } from './merge-yaml.ts';
import { higherVersion } from './package-version.ts';
import { inStyleOfMine } from './restyle.ts';
import { type Reader, readSource, type Source } from './source-tree.ts';
import { type Layout, usualLayout } from './structure.ts';
import { loadTypeScript } from './typescript.ts';

interface StructuredInput extends LinesToMerge {
  readonly language: 'source' | 'json' | 'yaml';
  /** The merge by line. */
  readonly lined: MergedLines;
}

const textOf = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

const linesOfAll = ({ base, mine, theirs }: Three<Source>): Three<readonly string[]> => ({
  base: linesOf(base.file.text),
  mine: linesOf(mine.file.text),
  theirs: linesOf(theirs.file.text),
});

interface Merging {
  readonly path: string;
  readonly reader: Reader;
  readonly sources: Three<Source>;
  /** Words of a side that the other was put in the place of, knowingly. */
  readonly givenUp: Set<string>;
}

/** A version of a dependency that both changed becomes the higher one. */
function settleVersions({ path, givenUp }: Merging): Options['settle'] {
  if (!/(?:^|\/)package\.json$/.test(path)) return undefined;
  return (three) => {
    const higher = higherVersion(three);
    if (higher !== undefined) {
      const lower = higher === three.mine ? three.theirs : three.mine;
      for (const word of lower.tokens.split('\0')) givenUp.add(word);
    }
    return higher;
  };
}

/** Whether a merge without a conflict can be handed out. */
function isFine(text: string, merging: Merging, isByLine: boolean): boolean {
  const { path, reader, sources, givenUp } = merging;
  const result = readSource(path, text, reader);
  if (result === undefined) return false;
  const trees = { base: sources.base.tree, mine: sources.mine.tree, theirs: sources.theirs.tree };
  return (
    isSound(result.tree, trees, isByLine ? 'all' : givenUp) &&
    (!isByLine || keepsImports(result, sources, reader))
  );
}

/** Whether either way of settling the conflicts gives a text without an error. */
function isOpenFine(text: string, { path, reader }: Merging): boolean {
  return (['mine', 'theirs'] as const).every((side) => {
    const settled = settleConflicts(text, side);
    return settled !== undefined && readSource(path, settled, reader) !== undefined;
  });
}

/** What is merged, and how what has to be written anew is laid out. */
interface Given {
  readonly sources: Three<Source>;
  readonly lined: MergedLines;
  readonly layout: Layout;
}

/** The merge by line where that is right, else thing by thing. */
function mergeRead(input: StructuredInput, reader: Reader, given: Given) {
  const { path, favour } = input;
  const { sources, lined, layout } = given;
  const merging = { path, reader, sources, givenUp: new Set<string>() };
  const isClean = lined.conflicts === 0 && favour === undefined;
  if (isClean && isFine(textOf(lined.lines), merging, true)) return lined.lines;
  const text = mergeSource(sources, reader, { favour, layout, settle: settleVersions(merging) });
  if (text === undefined) return undefined;
  const isOpen = favour === undefined && hasOpenConflict(text);
  const isGood = isOpen
    ? isOpenFine(text, merging)
    : favour !== undefined || isFine(text, merging, false);
  return isGood ? linesOf(text) : undefined;
}

const isSettled = (lines: readonly string[] | undefined): boolean =>
  lines !== undefined && !hasOpenConflict(textOf(lines));

/**
 * The merge in the style of the person's formatter, unless that has a conflict and the merge as things
 * are has none. Undefined: a version has an error in it, or the result would have one.
 */
function mergeSources(input: StructuredInput): readonly string[] | undefined {
  const { path, versions, favour, lined, language } = input;
  const reader = { ts: loadTypeScript(), isJson: language === 'json' };
  const texts = {
    base: textOf(versions.base),
    mine: textOf(versions.mine),
    theirs: textOf(versions.theirs),
  };
  const sources = readVersions({ ...texts, path }, reader);
  if (sources === undefined) return lined.conflicts > 0 ? undefined : lined.lines;
  const asTheyAre = () => mergeRead(input, reader, { sources, lined, layout: usualLayout });
  const styled = inStyleOfMine(sources, reader);
  if (styled === undefined) return asTheyAre();
  const inStyle = mergeRead(input, reader, {
    sources: styled.sources,
    lined: mergeLines(linesOfAll(styled.sources), favour),
    layout: { ...usualLayout, ...styled.habits },
  });
  if (isSettled(inStyle)) return inStyle;
  const plain = asTheyAre();
  return isSettled(plain) ? plain : (inStyle ?? plain);
}

export const mergeStructured = (input: StructuredInput): readonly string[] | undefined =>
  input.language === 'yaml' ? mergeYaml(input) : mergeSources(input);
