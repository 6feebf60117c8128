import type { At } from '../../diagnostic.ts';
import type { Name } from '../../spec/name.ts';
import { keyWithin } from '../../spec/within.ts';
import type { Site } from './site.ts';

/** Exactly one of the two ways to give a body must be there. */
export function checkBody(
  words: { readonly one: string; readonly other: string },
  [one, other]: readonly [one: boolean, other: boolean],
  { at, name, site }: { readonly at: At; readonly name: Name; readonly site: Site },
): void {
  if (one && other) {
    site.report('SPEC_BODY_TWICE', keyWithin(at, words.other.replace(': true', '')), words);
  } else if (!one && !other) {
    site.report('SPEC_BODY_MISSING', name.at, words);
  }
}
