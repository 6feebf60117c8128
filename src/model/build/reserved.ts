import type { Name } from '../../spec/name.ts';
import type { Site } from './site.ts';

const words: Readonly<Record<string, string>> = {
  id: 'id is the identity of every aggregate',
  status: 'status is the state of every aggregate',
};

/** `id` and `status` are always there in aggregates, and cannot be names of anything else. */
export function reservedInAggregates(
  written: readonly { readonly name: Name }[],
  site: Site,
): void {
  for (const { name } of written) {
    const problem = Object.hasOwn(words, name.text) ? words[name.text] : undefined;
    if (problem) site.report('SPEC_NAME_RESERVED', name.at, { problem });
  }
}
