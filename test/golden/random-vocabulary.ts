import fc from 'fast-check';

/** Decisions of a random spec, each drawn by fast-check. */
export interface Chance {
  readonly holds: (share: number) => boolean;
  readonly number: (min: number, max: number) => number;
  readonly one: <T>(list: readonly T[]) => T;
  /** Some of them, each once, in the order given. */
  readonly some: <T>(list: readonly T[], min?: number, max?: number) => readonly T[];
  readonly perhaps: <T extends object>(make: () => T) => T | object;
  /** A text with whatever ends comments, strings, templates, tables and markup. */
  readonly words: () => string;
}

const texts = [
  ...[
    "it's",
    'say "no"',
    '`${process.exit(1)}`',
    '*/ throw 1',
    '/* <b>',
    '<script>alert(1)</script>',
  ],
  ...[
    "'; DROP TABLE x; --",
    'two\nlines\r\nand\ttabs',
    '‹a·b¦c›',
    '\u202Eabc\u202C',
    '<% y %> -%>',
  ],
  ...[
    '{{ z }} {% y %}',
    '| a | b |',
    '\\n \\',
    'é𝒳👩‍👩‍👧',
    '# no: comment',
    '$& $1 $$',
    '\u2028',
    '-',
  ],
  'a sentence that is long enough to be wrapped somewhere in the middle of it, and then once more, by the formatter',
];

export function chanceOf(draw: fc.GeneratorValue): Chance {
  const number = (min: number, max: number): number => draw(fc.integer, { min, max });
  const holds = (share: number): boolean => number(1, 1000) <= share * 1000;
  const one = <T>(list: readonly T[]): T => list[number(0, list.length - 1)] as T;
  return {
    number,
    holds,
    one,
    some: (list, min = 0, max = list.length) => {
      const left = list.map((_, at) => at);
      const wanted = Math.min(list.length, number(min, Math.min(max, list.length)));
      const chosen = new Set<number>();
      while (chosen.size < wanted) chosen.add(left.splice(number(0, left.length - 1), 1)[0] ?? 0);
      return list.filter((_, at) => chosen.has(at));
    },
    perhaps: (make) => (holds(0.4) ? make() : {}),
    words: () => one(texts),
  };
}

/** Something that a field's type may name. */
export interface Known {
  readonly name: string;
  readonly kind: 'alias' | 'enum' | 'value' | 'union' | 'owned' | 'entity';
  /** The scalar below an alias or an entity's id; members of an enum. */
  readonly scalar?: string;
  readonly members?: readonly string[];
}

export interface Vocabulary {
  readonly things: readonly Known[];
  readonly roles: readonly string[];
}
