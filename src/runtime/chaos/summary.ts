import { countsOf, told } from './counts.ts';
import { counted } from './finding.ts';
import type { KillPlace } from './kill.ts';
import type { Tally } from './tally.ts';

const article = (word: string): string => (/^[aeiou]/.test(word) ? 'an' : 'a');

/** @example '5 kills: 3 at a commit, 2 at an instant' */
export function tellKills(kills: readonly (KillPlace | undefined)[]): string {
  const places = kills.map(
    (place: KillPlace | 'instant' = 'instant') => `at ${article(place)} ${place}`,
  );
  return `${counted(kills.length, 'kill')}${told(countsOf(places))}`;
}

/** @example '90 requests: 60 done, 20 refused, 10 lost' */
export function tellAnswers({ counts, neverDone }: Tally): readonly string[] {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [
    `${counted(all, 'request')}${told(counts)}`,
    ...neverDone.map((name) => `never done: ${name}`),
  ];
}
