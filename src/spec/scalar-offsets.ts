import type { Scalar } from 'yaml';

const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** For each character of a scalar's text, its offset in how the scalar is written. */
export function sourceOffsets(
  source: string,
  { type, value }: Pick<Scalar, 'type' | 'value'>,
): readonly number[] {
  if (typeof value !== 'string') return [...source].map((_, index) => index);
  if (type === 'QUOTE_DOUBLE') return escapedOffsets(source, value);
  const start =
    type === 'QUOTE_SINGLE' ? 1 : type?.startsWith('BLOCK') ? source.indexOf('\n') + 1 : 0;
  return alignedOffsets(source, value, { start, doubled: type === 'QUOTE_SINGLE' });
}

/**
 * Folding and indentation only add and drop white space: all other characters stand in the same
 * order in the text and in the source.
 */
function alignedOffsets(
  source: string,
  value: string,
  { start, doubled }: { start: number; doubled: boolean },
): readonly number[] {
  const offsets: number[] = [];
  let pos = start;
  for (const character of value.split('')) {
    const blank = /\s/.test(character);
    while (pos < source.length && !fits(source.charAt(pos), character, blank)) pos++;
    offsets.push(Math.min(pos, Math.max(source.length - 1, 0)));
    pos += doubled && character === "'" ? 2 : 1;
  }
  return offsets;
}

function fits(written: string, character: string, blank: boolean): boolean {
  return blank ? /\s/.test(written) : written === character;
}

function escapedOffsets(source: string, value: string): readonly number[] {
  const offsets: number[] = [];
  let pos = 1;
  while (offsets.length < value.length && pos < source.length) {
    const character = value.charAt(offsets.length);
    if (source.charAt(pos) === '\\') {
      const kind = source.charAt(pos + 1);
      const length = 2 + (hexDigits[kind] ?? 0);
      const units = /[\r\n]/.test(kind) ? 0 : kind === 'U' && isHigh(character) ? 2 : 1;
      for (let unit = 0; unit < units; unit++) offsets.push(pos);
      pos += length;
      if (units === 0) while (/\s/.test(source.charAt(pos))) pos++;
    } else if (fits(source.charAt(pos), character, /\s/.test(character))) {
      offsets.push(pos++);
    } else pos++;
  }
  return offsets;
}

function isHigh(character: string): boolean {
  return /[\uD800-\uDBFF]/.test(character);
}
