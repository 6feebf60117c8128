import { load } from 'js-yaml';
import { hasOpenConflict, settleConflicts } from './conflict.ts';
import { layOut } from './lay-out.ts';
import { clash, mergeItems } from './merge-container.ts';
import type { LinesToMerge, MergedLines } from './merge-lines.ts';
import { containerText, usualLayout } from './structure.ts';
import { readYaml } from './yaml-tree.ts';

interface YamlInput extends LinesToMerge {
  /** The merge by line. */
  readonly lined: MergedLines;
}

/** Whether a text is YAML without a key twice. */
function isYaml(text: string): boolean {
  try {
    load(text);
    return true;
  } catch {
    return false;
  }
}

const textOf = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** Whether a merge can be handed out: however its conflicts are settled, it is YAML. */
function isFine(text: string): boolean {
  if (!hasOpenConflict(text)) return isYaml(text);
  return (['mine', 'theirs'] as const).every((side) => {
    const settled = settleConflicts(text, side);
    return settled !== undefined && isYaml(settled);
  });
}

/**
 * Merges YAML key by key. Undefined: a version has an error in it, or both sides changed what cannot
 * be told apart.
 */
export function mergeYaml({ versions, favour, lined }: YamlInput): readonly string[] | undefined {
  const [base, mine, theirs] = [versions.base, versions.mine, versions.theirs].map(textOf);
  if (base === undefined || mine === undefined || theirs === undefined) return undefined;
  if (![base, mine, theirs].every(isYaml)) return lined.conflicts > 0 ? undefined : lined.lines;
  if (lined.conflicts === 0 && favour === undefined && isYaml(textOf(lined.lines))) {
    return lined.lines;
  }
  const trees = { base: readYaml(base), mine: readYaml(mine), theirs: readYaml(theirs) };
  const items = mergeItems(trees, { favour, layout: usualLayout });
  if (items === clash) return undefined;
  const text = containerText(layOut(trees, items));
  return isFine(text) ? text.replace(/\n$/, '').split('\n') : undefined;
}
