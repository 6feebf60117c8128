import type { Field, Root, Type } from '../model/declaration.ts';
import { isList } from './entity-fields.ts';
import { entityNames } from './entity-names.ts';
import { targetsOf } from './entity-needs.ts';
import { camel } from './names.ts';

/** The rows of one other thing that an entity refers to. */
export interface Reference {
  readonly target: Root;
  /** All the ids, as one expression: an id, `null`, or a list of both. */
  readonly ids: string;
}

/** Ids as they stand in a list: one, or several behind `...`. */
type Ids = readonly string[];

interface Walk {
  readonly target: Root;
  readonly inside: readonly object[];
}

const listed = (ids: Ids): string => `[${ids.join(', ')}]`;

/** A name for the elements of a list, apart from those around it. */
const itemName = ({ inside }: Walk): string =>
  inside.length <= 1 ? 'item' : `item${inside.length}`;

function idsInFields(fields: readonly Field[], row: string, walk: Walk): Ids {
  return fields
    .filter(({ computed }) => computed === undefined)
    .flatMap((field) => idsInField(field, `${row}.${field.name}`, walk));
}

function idsInField(field: Field, from: string, walk: Walk): Ids {
  const { type, card } = field;
  if (type.kind === 'ref') {
    if (type.target !== walk.target) return [];
    return [isList(field) ? `...${from}` : from];
  }
  if (isList(field)) {
    const item = itemName(walk);
    const ids = idsInType(type, item, walk);
    return ids.length === 0 ? [] : [`...${from}.flatMap((${item}) => ${listed(ids)})`];
  }
  const ids = idsInType(type, from, walk);
  if (ids.length === 0 || card === 'one') return ids;
  return [`...(${from} ? ${listed(ids)} : [])`];
}

/** The ids in one thing that is no `ref` itself. */
function idsInType(type: Type, from: string, walk: Walk): Ids {
  switch (type.kind) {
    case 'alias':
      return idsInType(type.alias.type, from, walk);
    case 'ref':
      return type.target === walk.target ? [from] : [];
    case 'map':
      return idsInMap(type, from, walk);
    case 'value':
      return idsInside(type.value, type.value.fields, { from, walk });
    case 'entity':
      return idsInside(type.entity, type.entity.fields, { from, walk });
    case 'union':
      return type.union.cases.flatMap(({ name, fields }) => {
        const ids = idsInside(type.union, fields, { from, walk });
        return ids.length === 0 ? [] : [`...(${from}.type === '${name}' ? ${listed(ids)} : [])`];
      });
    default:
      return [];
  }
}

interface Inside {
  readonly from: string;
  readonly walk: Walk;
}

function idsInside(thing: object, fields: readonly Field[], { from, walk }: Inside): Ids {
  if (walk.inside.includes(thing)) return [];
  return idsInFields(fields, from, { ...walk, inside: [...walk.inside, thing] });
}

function idsInMap(type: Type & { kind: 'map' }, from: string, walk: Walk): Ids {
  const keys = idsInType(type.key, 'key', walk).length > 0 ? [`...Object.keys(${from})`] : [];
  const item = itemName(walk);
  const values = idsInType(type.value, item, walk);
  if (values.length === 0) return keys;
  return [...keys, `...Object.values(${from}).flatMap((${item}) => ${listed(values)})`];
}

function idsText(ids: Ids): string {
  const [only, ...more] = ids;
  if (only === undefined || more.length > 0) return listed(ids);
  return only.startsWith('...') ? only.slice('...'.length) : only;
}

/** What an entity refers to, and the ids in a variable that holds its row. */
export function referencesOf(entity: Root): readonly Reference[] {
  const { one } = entityNames(entity);
  return targetsOf(entity).map((target) => ({
    target,
    ids: idsText(idsInFields(entity.fields, one, { target, inside: [entity] })),
  }));
}

/** What holds the rows of `target` in a service of `context`. @example 'categories' */
export function portName(target: Root, others: readonly Root[]): string {
  const { many } = entityNames(target);
  const twins = others.filter((other) => entityNames(other).many === many);
  if (twins.length < 2 || target.context === undefined) return many;
  return camel(`${target.context} ${many}`);
}
