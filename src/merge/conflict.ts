/** A side of a conflict: the lines a person wrote, or those the generator now writes. */
export type MergeSide = 'mine' | 'theirs';

interface Versions {
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

const MINE = '<<<<<<< yours';
const BASE = '||||||| generated before';
const MIDDLE = '=======';
const THEIRS = '>>>>>>> generated now';

/** The three versions between standard diff3 markers. */
export function markConflict({ base, mine, theirs }: Versions): readonly string[] {
  return [MINE, ...mine, BASE, ...base, MIDDLE, ...theirs, THEIRS];
}

/** Whether a conflict, ours or git's, still stands in a text, be it half resolved. */
export function hasOpenConflict(text: string): boolean {
  return /^(?:<{7}|\|{7}|>{7})(?: |\r?$)/m.test(text);
}

type Section = 'outside' | MergeSide | 'base';

/** Where a marker may stand: the sections that the one it opens can follow. */
const FOLLOWS: Readonly<Record<Section, readonly Section[]>> = {
  mine: ['outside'],
  base: ['mine'],
  theirs: ['mine', 'base'],
  outside: ['theirs'],
};

/**
 * Takes one side of every conflict that stands in a text.
 * `undefined` when its markers are not in order, so that nobody can tell what belongs to which side.
 */
export function settleConflicts(text: string, side: MergeSide): string | undefined {
  const kept: string[] = [];
  let section: Section = 'outside';
  // Each line keeps its own line end.
  for (const line of text.split(/(?<=\n)/)) {
    const opens = readMarker(line);
    if (opens === undefined || (opens === 'theirs' && section === 'outside')) {
      if (section === 'outside' || section === side) kept.push(line);
    } else if (FOLLOWS[opens].includes(section)) {
      section = opens;
    } else {
      return undefined;
    }
  }
  return section === 'outside' ? kept.join('') : undefined;
}

/** The section that begins behind a marker line. A row of `=` outside a conflict is plain text. */
function readMarker(line: string): Section | undefined {
  const marker = /^(<{7}|\|{7}|>{7})(?: |\r?\n?$)|^={7}\r?\n?$/.exec(line);
  if (marker === null) return undefined;
  return ({ '<': 'mine', '|': 'base', '>': 'outside', '=': 'theirs' } as const)[
    marker[0][0] as '<' | '|' | '>' | '='
  ];
}
