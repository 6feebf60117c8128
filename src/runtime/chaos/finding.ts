/** Something that is not as it was promised. */
export interface Finding {
  /** @example 'view accounts.statement-line' */
  readonly where: string;
  readonly what: string;
}

/** What a check looked at, in a line, and what it has found. */
export interface Checked {
  /** @example '2 views equal what is made of the events anew' */
  readonly looked: readonly string[];
  readonly findings: readonly Finding[];
}

// More of the same says nothing more.
const most = 10;

/** The first ones, and how many there are beside them. */
export function shortened(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= most) return findings;
  const [last] = findings.slice(most);
  const more = findings.length - most;
  return [...findings.slice(0, most), { where: last?.where ?? '', what: `and ${more} more` }];
}

/** @example counted(1, 'view') // '1 view' */
export const counted = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? noun : nouns}`;
