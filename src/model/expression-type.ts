import type {
  Child,
  ExpressionType,
  Field,
  Name,
  Root,
  Shape,
  Type,
  Value,
} from './declaration.ts';

/** Types that are always the same, and the ways to make the others. */
export const types = {
  unknown: { kind: 'unknown' },
  null: { kind: 'null' },
  string: { kind: 'string' },
  number: { kind: 'number' },
  boolean: { kind: 'boolean' },
  decimal: { kind: 'decimal' },
  list: (of: ExpressionType): ExpressionType => ({ kind: 'list', of }),
  map: (of: ExpressionType): ExpressionType => ({ kind: 'map', of }),
  optional: (of: ExpressionType): ExpressionType =>
    of.kind === 'optional' || of.kind === 'null' || of.kind === 'unknown'
      ? of
      : { kind: 'optional', of },
  object: (members: readonly Name[], name?: string): ExpressionType => ({
    kind: 'object',
    members,
    ...(name !== undefined && { name }),
  }),
} as const;

const scalars = {
  string: types.string,
  text: types.string,
  int: types.number,
  number: types.number,
  decimal: types.decimal,
  bool: types.boolean,
  date: types.string,
  datetime: types.string,
  uuid: types.string,
  email: types.string,
  uri: types.string,
  json: types.unknown,
  binary: types.string,
} as const satisfies Record<string, ExpressionType>;

function single(type: Type): ExpressionType {
  switch (type.kind) {
    case 'scalar':
      return scalars[type.scalar];
    case 'alias':
      return single(type.alias.type);
    case 'ref':
      return single(type.target.identity.field.type);
    case 'enum':
      return type.enum;
    case 'union':
      return type.union;
    case 'value':
      return type.value;
    case 'child':
      return type.child;
    case 'entity':
      return ownedType(type.entity);
    case 'map':
      return types.map(single(type.value));
  }
}

/** What is stored of it. Its members are found out when asked for: an entity may own its own kind. */
function ownedType(entity: Root): ExpressionType {
  const { name, context, identity, fields } = entity;
  return {
    kind: 'object',
    name,
    ...(context !== undefined && { context }),
    get members() {
      return storedNames([identity.field, ...fields]);
    },
  };
}

/** The type that a field, an argument or a result has in an expression. */
export function typeOf({ type, card }: Shape): ExpressionType {
  const one = single(type);
  if (card === 'one') return one;
  return card === 'optional' ? types.optional(one) : types.list(one);
}

/** Fields as names of a scope or members of a type. */
export function namesOf(fields: readonly Field[]): readonly Name[] {
  return fields.map((field) => ({ name: field.name, type: typeOf(field), field }));
}

/** The same of what is stored: a row does not hold what is computed from it. */
export const storedNames = (fields: readonly Field[]): readonly Name[] =>
  namesOf(fields.filter(({ computed }) => computed === undefined));

/** The members that can be read from a value, a child or an object. */
export function membersOf(type: ExpressionType): readonly Name[] | undefined {
  if (type.kind === 'object') return type.members;
  if (type.kind === 'value') return namesOf(type.fields);
  if (type.kind === 'child') return namesOf([type.identity.field, ...type.fields]);
  return undefined;
}

/** What the constructor of a value or child takes; computed fields are made by itself. */
export function givenTo(type: Value | Child): readonly Field[] {
  const fields = type.kind === 'child' ? [type.identity.field, ...type.fields] : type.fields;
  return fields.filter(({ computed }) => computed === undefined);
}

/** Whether it may be left out: it is optional or has a default. */
export function isOptional(field: Field): boolean {
  return field.card === 'optional' || field.default !== undefined;
}

/** The one object that a constructor, a command, a query or an external takes. */
export function inputOf(fields: readonly Field[]): ExpressionType {
  return types.object(storedNames(fields));
}
