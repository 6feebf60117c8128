import type { Field, Root, Type } from '../model/declaration.ts';
import { arrowCall } from './code-doc.ts';
import { type Doc, group, indent, line } from './doc.ts';
import { isList } from './entity-fields.ts';
import { entityNames } from './entity-names.ts';
import { targetsIn, targetsOf } from './entity-needs.ts';
import { brackets } from './layout.ts';
import { camel } from './names.ts';

/** The rows of one other thing that an entity refers to. */
export interface Reference {
  readonly target: Root;
  /** All the ids, as one expression: an id, `null`, or a list of both. */
  readonly ids: Doc;
  /** `ids` is a call that is given a function: the formatter puts it on a line of its own. */
  readonly isMapped: boolean;
}

/** What stands in a list of ids: one, or several behind `...`. */
interface Id {
  readonly isSpread: boolean;
  readonly code: Doc;
  readonly isMapped: boolean;
  readonly isChoice?: boolean;
}

type Ids = readonly Id[];

const one = (code: Doc): Id => ({ isSpread: false, code, isMapped: false });

const spread = (code: Doc): Id => ({ isSpread: true, code, isMapped: false });

interface Walk {
  readonly target: Root;
  readonly inside: readonly object[];
}

const listed = (ids: Ids): Doc =>
  brackets({
    open: '[',
    close: ']',
    items: ids.map(({ isSpread, isChoice, code }) => {
      if (!isSpread) return code;
      return isChoice ? ['...(', code, ')'] : ['...', code];
    }),
  });

/** The ids that there are where something holds. */
function onlyIf(test: string, ids: Ids): Id {
  const either = group([test, indent(line, ['? ', indent(listed(ids))], line, ': []')]);
  return { isSpread: true, code: either, isMapped: false, isChoice: true };
}

function ofEach(rows: string, item: string, ids: Ids): Id {
  const callee = `${rows}.flatMap`;
  const body = listed(ids);
  const code = arrowCall({ callee, args: [], params: `(${item})`, body, hugs: true });
  return { isSpread: true, code, isMapped: true };
}

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
    return [isList(field) ? spread(from) : one(from)];
  }
  if (isList(field)) {
    const item = itemName(walk);
    const ids = idsInType(type, item, walk);
    return ids.length === 0 ? [] : [ofEach(from, item, ids)];
  }
  const ids = idsInType(type, from, walk);
  if (ids.length === 0 || card === 'one') return ids;
  return [onlyIf(from, ids)];
}

/** The ids in one thing that is no `ref` itself. */
function idsInType(type: Type, from: string, walk: Walk): Ids {
  switch (type.kind) {
    case 'alias':
      return idsInType(type.alias.type, from, walk);
    case 'ref':
      return type.target === walk.target ? [one(from)] : [];
    case 'map':
      return idsInMap(type, from, walk);
    case 'value':
      return idsInside(type.value, type.value.fields, { from, walk });
    case 'entity':
      return idsInside(type.entity, type.entity.fields, { from, walk });
    case 'union':
      return type.union.cases.flatMap(({ name, fields }) => {
        const ids = idsInside(type.union, fields, { from, walk });
        return ids.length === 0 ? [] : [onlyIf(`${from}.type === '${name}'`, ids)];
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
  const keys = idsInType(type.key, 'key', walk).length > 0 ? [spread(`Object.keys(${from})`)] : [];
  const item = itemName(walk);
  const values = idsInType(type.value, item, walk);
  if (values.length === 0) return keys;
  return [...keys, ofEach(`Object.values(${from})`, item, values)];
}

function idsOf(ids: Ids): Pick<Reference, 'ids' | 'isMapped'> {
  const [only, ...more] = ids;
  if (only === undefined || more.length > 0) return { ids: listed(ids), isMapped: false };
  return { ids: only.code, isMapped: only.isMapped };
}

/** What an entity refers to, and the ids in a variable that holds its row. */
export function referencesOf(entity: Root): readonly Reference[] {
  const row = entityNames(entity).one;
  return targetsOf(entity).map((target) => ({
    target,
    ...idsOf(idsInFields(entity.fields, row, { target, inside: [entity] })),
  }));
}

/** What the fields of an object in a variable refer to. */
export const referencesIn = (fields: readonly Field[], variable: string): readonly Reference[] =>
  targetsIn(fields).map((target) => ({
    target,
    ...idsOf(idsInFields(fields, variable, { target, inside: [fields] })),
  }));

/** What holds the rows of `target` in a service of `context`. @example 'categories' */
export function portName(target: Root, others: readonly Root[]): string {
  const { many } = entityNames(target);
  const twins = others.filter((other) => entityNames(other).many === many);
  if (twins.length < 2 || target.context === undefined) return many;
  return camel(`${target.context} ${many}`);
}
