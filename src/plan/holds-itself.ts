import type { Field, Type } from '../model/declaration.ts';

interface Thing {
  readonly of: object;
  readonly fields: readonly Field[];
}

/** What a type is made of, below its aliases and maps. */
function thingOf(type: Type): Thing | undefined {
  switch (type.kind) {
    case 'alias':
      return thingOf(type.alias.type);
    case 'map':
      return thingOf(type.value);
    case 'value':
      return { of: type.value, fields: type.value.fields };
    case 'entity':
      return { of: type.entity, fields: type.entity.fields };
    case 'union':
      return { of: type.union, fields: type.union.cases.flatMap(({ fields }) => fields) };
    default:
      return undefined;
  }
}

function collect({ fields }: Thing, found: Set<object>): void {
  for (const { type, computed } of fields) {
    const inner = computed === undefined ? thingOf(type) : undefined;
    if (inner === undefined || found.has(inner.of)) continue;
    found.add(inner.of);
    collect(inner, found);
  }
}

/** Whether a thing may hold another of its own kind somewhere inside, as a tree does. */
export function holdsItself(type: Type): boolean {
  const thing = thingOf(type);
  if (thing === undefined) return false;
  const found = new Set<object>();
  collect(thing, found);
  return found.has(thing.of);
}
