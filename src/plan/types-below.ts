import type {
  Child,
  Enum,
  Field,
  Root,
  Type,
  TypeAlias,
  Union,
  Value,
} from '../model/declaration.ts';

/** A declared thing that types can name. */
export type NamedType = TypeAlias | Enum | Union | Value | Child | Root;

interface Walk {
  readonly found: Set<NamedType>;
  /** Whether to look into the fields of what is named. */
  readonly deep: boolean;
}

function visitFields(fields: readonly Pick<Field, 'type'>[], walk: Walk): void {
  for (const { type } of fields) visitType(type, walk);
}

function visitThing(thing: NamedType, below: () => void, { found, deep }: Walk): void {
  if (found.has(thing)) return;
  found.add(thing);
  if (deep) below();
}

function visitType(type: Type, walk: Walk): void {
  switch (type.kind) {
    case 'alias':
      visitThing(type.alias, () => visitType(type.alias.type, walk), walk);
      break;
    case 'enum':
      visitThing(type.enum, () => {}, walk);
      break;
    case 'union': {
      const fields = type.union.cases.flatMap((one) => one.fields);
      visitThing(type.union, () => visitFields(fields, walk), walk);
      break;
    }
    case 'value':
      visitThing(type.value, () => visitFields(type.value.fields, walk), walk);
      break;
    case 'child': {
      const { child } = type;
      visitThing(child, () => visitFields([child.identity.field, ...child.fields], walk), walk);
      break;
    }
    case 'entity':
      visitThing(type.entity, () => visitFields(type.entity.fields, walk), walk);
      break;
    case 'ref':
      visitThing(type.target, () => visitType(type.target.identity.field.type, walk), walk);
      break;
    case 'map':
      visitType(type.key, walk);
      visitType(type.value, walk);
  }
}

/** Everything declared that the types of the fields name, also inside one another. */
export function typesBelow(fields: readonly Pick<Field, 'type'>[]): ReadonlySet<NamedType> {
  const found = new Set<NamedType>();
  visitFields(fields, { found, deep: true });
  return found;
}

/** Everything declared that the types of the fields name themselves. */
export function typesNamed(fields: readonly Pick<Field, 'type'>[]): ReadonlySet<NamedType> {
  const found = new Set<NamedType>();
  visitFields(fields, { found, deep: false });
  return found;
}
