import type { Context, Shared } from '../context.ts';
import type { Field, Root, Type, TypeAlias } from '../declaration.ts';
import type { Building, Report } from './site.ts';
import { unresolved } from './type.ts';

/** Whatever is only another name for something: an alias, or an id that is somebody else's. */
type Stand = Building<TypeAlias> | Root;

const standsFor = (stand: Stand): Type =>
  stand.kind === 'alias' ? stand.type : stand.identity.field.type;

const below = (type: Type): Stand | undefined => {
  if (type.kind === 'alias') return type.alias;
  return type.kind === 'ref' ? type.target : undefined;
};

/** Aliases and ids that stand for themselves are reported, and cut, before anybody follows them. */
export function cutCycles(stands: readonly Stand[], report: Report): void {
  for (const stand of stands) {
    if (!leadsTo(stand)) continue;
    const own = stand.kind === 'alias' ? stand.name : `the id of ${stand.name}`;
    report('SPEC_TYPE_ARGS', stand.at, { problem: `${own} stands for itself` });
    if (stand.kind === 'alias') stand.type = unresolved;
    else Object.assign(stand.identity.field, { type: unresolved });
  }
}

function leadsTo(start: Stand): boolean {
  const seen = new Set<Stand>();
  for (let next = below(standsFor(start)); next && !seen.has(next); ) {
    if (next === start) return true;
    seen.add(next);
    next = below(standsFor(next));
  }
  return false;
}

interface Holder {
  readonly name: string;
  readonly fields: readonly Field[];
}

/** Things that must hold one of themselves could never be made. */
export function checkHolding(places: readonly (Shared & Partial<Context>)[], report: Report): void {
  const holders = places.flatMap(({ values, entities = [], aggregates = [] }): Holder[] => [
    ...values,
    ...entities,
    ...aggregates.flatMap(({ children }) => children),
  ]);
  for (const holder of holders) {
    const field = holder.fields.find((field) => holds(field, holder, new Set()));
    if (field === undefined) continue;
    report('SPEC_TYPE_ARGS', field.at, {
      problem: `${holder.name} would hold itself without end`,
      hint: 'make the field optional or a list',
    });
  }
}

function holds({ type, card, computed }: Field, wanted: Holder, seen: Set<Holder>): boolean {
  if ((card !== 'one' && card !== 'some') || computed) return false;
  const held = heldBy(type);
  if (held === undefined || seen.has(held)) return false;
  if (held === wanted) return true;
  seen.add(held);
  return held.fields.some((field) => holds(field, wanted, seen));
}

function heldBy(type: Type): Holder | undefined {
  switch (type.kind) {
    case 'alias':
      return heldBy(type.alias.type);
    case 'value':
      return type.value;
    case 'entity':
      return type.entity;
    case 'child':
      return type.child;
    default:
      return undefined;
  }
}
