import type { Field } from '../declaration.ts';
import type { Report } from './site.ts';

const told = new WeakSet<Field>();

/** A field that is computed from itself would never be done; told once for all that it leads through. */
export function refuseCycle(field: Field, report: Report): void {
  const cycle = pathBack(field, [field], new Set());
  if (cycle === undefined || field.computed === undefined || told.has(field)) return;
  for (const one of cycle) told.add(one);
  const [, ...others] = cycle.map(({ name }) => name);
  const through = others.length === 0 ? '' : ` through ${others.join(', ')}`;
  report('SPEC_DERIVED_HERE', field.computed.at, {
    problem: `${field.name} is computed from itself${through}`,
  });
}

/** The fields from one back to itself, each computed from the next; undefined: none leads back. */
function pathBack(
  field: Field,
  path: readonly Field[],
  seen: Set<Field>,
): readonly Field[] | undefined {
  const last = path.at(-1);
  for (const binding of last?.computed?.bindings.values() ?? []) {
    const next = binding.field;
    if (next === field) return path;
    if (next === undefined || seen.has(next)) continue;
    seen.add(next);
    const found = pathBack(field, [...path, next], seen);
    if (found) return found;
  }
  return undefined;
}
