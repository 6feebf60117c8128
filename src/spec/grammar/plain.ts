import { nearest } from '../nearest.ts';
import type { Kind } from './kind.ts';
import { scalarText } from './micro.ts';

/** Any text. */
export const text: Kind<string> = {
  read: (node) => scalarText(node),
  schema: () => ({ type: ['string', 'number', 'boolean'] }),
};

const meantBool: Readonly<Record<string, boolean | undefined>> = {
  yes: true,
  on: true,
  no: false,
  off: false,
};

export const bool: Kind<boolean> = {
  read: ({ value, at, reading }) => {
    if (typeof value === 'boolean') return value;
    const meant = meantBool[`${value}`.toLowerCase()];
    const hint = meant === undefined ? undefined : `write ${meant}`;
    reading.report('SPEC_VALUE', at, { wanted: 'true or false', hint });
    return undefined;
  },
  schema: () => ({ type: 'boolean' }),
};

/** A whole number within bounds. */
export function whole(min: number, max = Number.MAX_SAFE_INTEGER): Kind<number> {
  const upTo = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
  return {
    read: ({ value, at, reading }) => {
      if (Number.isInteger(value) && Number(value) >= min && Number(value) <= max) {
        return Number(value);
      }
      reading.report('SPEC_VALUE', at, { wanted: `a whole number ${upTo}` });
      return undefined;
    },
    schema: () => ({ type: 'integer', minimum: min, maximum: max }),
  };
}

/** One of a few words. */
export function choice<const T extends string>(...words: readonly T[]): Kind<T> {
  return {
    read: ({ value, at, reading }) => {
      const word = words.find((candidate) => candidate === value);
      if (word !== undefined) return word;
      const wanted = `equal to one of the allowed values: ${words.join(', ')}`;
      const near = typeof value === 'string' ? nearest(value, words) : undefined;
      reading.report('SPEC_VALUE', at, { wanted, near });
      return undefined;
    },
    schema: () => ({ enum: words }),
  };
}

export const port = whole(1, 65_535);
