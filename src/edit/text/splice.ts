/** A part of a text, and what stands there afterwards. Offsets count in the text before. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text after all splices; of those at one place the first comes first. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const splice of splices.toSorted((a, b) => a.from - b.from)) {
    parts.push(text.slice(end, splice.from), splice.text);
    end = Math.max(end, splice.to);
  }
  return parts.join('') + text.slice(end);
}
