import { settleConflicts } from '../merge/conflict.ts';
import { plainText } from '../merge/text-form.ts';

const linesOf = (text: string): readonly string[] => plainText(text).split('\n');

/**
 * Whether a text with markers of git holds nothing but what was generated on either side: then no
 * person wrote in it, or took away what both sides had.
 */
export function holdsOnlyGenerated(text: string, generated: readonly string[]): boolean {
  const settled = (['mine', 'theirs'] as const).flatMap(
    (side) => settleConflicts(text, side) ?? [],
  );
  const lines = settled.flatMap(linesOf);
  const sides = generated.map((one) => new Set(linesOf(one)));
  const present = new Set(lines);
  const [first, ...others] = sides;
  const shared = [...(first ?? [])].filter((line) => others.every((side) => side.has(line)));
  return (
    sides.length > 1 &&
    settled.length === 2 &&
    lines.every((line) => sides.some((side) => side.has(line))) &&
    shared.every((line) => present.has(line))
  );
}
