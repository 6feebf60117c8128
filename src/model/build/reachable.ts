import type { At } from '../../diagnostic.ts';
import type { Expression } from '../../spec/expression.ts';
import type { Site } from './site.ts';

/** Of a list whose first entry that holds wins, what comes after one that always holds. */
export function checkReachable(
  entries: readonly { readonly when?: Expression; readonly at: At }[],
  site: Site,
): void {
  const open = entries.findIndex(({ when }) => when === undefined);
  const [next] = open < 0 ? [] : entries.slice(open + 1);
  if (next) site.report('SPEC_UNREACHABLE', next.at);
}
