import type { Field, Root } from '../model/declaration.ts';
import { arrowCall, behind, below, call, choice } from './code-doc.ts';
import type { Doc } from './doc.ts';
import { isList, isOwned, type OwnedField, storedFields } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { entityNames } from './entity-names.ts';
import { stringLiteral } from './escape.ts';
import { idTypeOf } from './identifiers.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';
import { oncePer } from './once-per.ts';
import { propertyName } from './schema-text.ts';
import { type Mapping, mapping, readerOf, toJson } from './type-json.ts';
import { type TypeText, typeText } from './type-text.ts';

const member = (row: string, name: string): string => {
  const key = propertyName(name);
  return key === name ? `${row}.${name}` : `${row}[${key}]`;
};

/** Whether a row is another thing in JSON than in the domain. */
export const isAnsweredOtherwise = oncePer((owned: Root): boolean =>
  owned.fields.some(
    (field) =>
      field.computed !== undefined ||
      field.secret ||
      field.wire !== field.name ||
      isTurnedToJson(field),
  ),
);

const isTurnedToJson = oncePer((field: Field): boolean =>
  isOwned(field)
    ? isAnsweredOtherwise(field.type.entity)
    : toJson(field, { from: 'x', context: undefined }).text !== 'x',
);

/** Whether what a caller hands in is another thing in JSON than in the domain. */
export const isGivenOtherwise = (fields: readonly Field[]): boolean =>
  fields.some((field) => field.wire !== field.name || isTurnedFromJson(field));

const isTurnedFromJson = (field: Field): boolean =>
  isOwned(field)
    ? isGivenOtherwise(storedFields(field.type.entity))
    : readerOf(itemType(field), undefined) !== undefined;

const itemType = ({ type }: Field) => (type.kind === 'map' ? type.value : type);

/** The functions that turn the rows of an owned entity around. */
export const ownedJsonFunctions = (entity: Root) => {
  const name = camel(entityNames(entity).type);
  return { toJson: `${name}ToJson`, fromJson: `new${entityNames(entity).type}FromJson` };
};

const each = (from: string, make: string): Mapping => mapping(below(`${from}.map(${make})`));

function ownedToJson(field: OwnedField, from: string): Mapping {
  const { entity } = field.type;
  if (!isAnsweredOtherwise(entity)) return mapping(below(from));
  const { toJson: make } = ownedJsonFunctions(entity);
  const imports = [{ name: make, from: entityFiles(entity).json }];
  if (isList(field)) return { ...each(from, `(item) => ${make}(item)`), imports };
  const single = call(make, from);
  return field.card === 'optional'
    ? mapping(choice(`${from} === null`, 'null', single), imports)
    : mapping(behind(single), imports);
}

/** What a field is answered as; `row` is the variable that holds it. */
export const answeredField = (field: Field, from: string, context: string | undefined): Mapping =>
  isOwned(field) ? ownedToJson(field, from) : toJson(field, { from, context });

/** The type of a field in an answer. */
export function answeredType(field: Field, entity: Root): TypeText {
  const { context } = entity;
  if (field === entity.identity.field) {
    const id = idTypeOf(entity);
    return { text: id.name, imports: [{ name: id.name, from: id.file, type: true }] };
  }
  const isSame = isOwned(field) && !isAnsweredOtherwise(field.type.entity);
  return typeText(field, { form: isSame ? 'domain' : 'json', context });
}

/** The type of a field in a request. */
export function givenType(field: Field, entity: Root): TypeText {
  if (!isOwned(field)) return answeredType(field, entity);
  const { type } = entityNames(field.type.entity);
  const files = entityFiles(field.type.entity);
  const isOther = isGivenOtherwise(storedFields(field.type.entity));
  const name = isOther ? `New${type}Json` : `New${type}`;
  const text = typeText(field, { form: 'domain', context: entity.context }).text;
  return {
    text: text.replace(type, name),
    imports: [{ name, from: isOther ? files.json : files.domain, type: true }],
  };
}

const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/domain' });

/** How one element is read, and whether that may find something wrong in it. */
interface Reader {
  readonly callee: string;
  readonly checks: boolean;
  readonly imports: readonly Import[];
}

function itemReader(field: Field, context: string | undefined): Reader | undefined {
  if (!isOwned(field)) return readerOf(itemType(field), context);
  const { entity } = field.type;
  if (!isGivenOtherwise(storedFields(entity))) return undefined;
  const callee = ownedJsonFunctions(entity).fromJson;
  return { callee, checks: true, imports: [{ name: callee, from: entityFiles(entity).json }] };
}

interface Reading extends Reader {
  readonly from: string;
  readonly path: string;
  /** It may be missing, or `null`. */
  readonly mayBeMissing: boolean;
}

/** A call of `within…` whose last argument makes the value. */
const checked = (name: string, args: readonly string[], [params, body]: [string, Doc]): Doc =>
  arrowCall({ callee: name, args, params, body });

function readList({ callee, checks, from, path, mayBeMissing }: Reading): Mapping {
  if (!checks) {
    const list = mayBeMissing ? `${from}?` : from;
    return mapping(below(`${list}.map((item) => ${callee}(item))`));
  }
  const list = checked('withinEach', [path, from], ['(item)', call(callee, 'item')]);
  return mayBeMissing ? mapping(below([`${from} && `, list])) : mapping(behind(list));
}

function readMap({ callee, from, path, mayBeMissing }: Reading): Mapping {
  const entries = (map: string): Doc =>
    `Object.fromEntries(Object.entries(${map}).map(([key, value]) => [key, ${callee}(value)]))`;
  return mayBeMissing
    ? mapping(behind(checked('withinGiven', [path, from], ['(map)', entries('map')])))
    : mapping(behind(checked('within', [path], ['()', entries(from)])));
}

function readOne({ callee, checks, from, path, mayBeMissing }: Reading): Mapping {
  if (!checks && callee === 'normaliseDatetime' && mayBeMissing) {
    return mapping(below([`${from} && `, call(callee, from)]));
  }
  if (!checks) {
    return mayBeMissing
      ? mapping(choice(`${from} == null`, from, call(callee, from)))
      : mapping(behind(call(callee, from)));
  }
  return mayBeMissing
    ? mapping(behind(checked('withinGiven', [path, from], ['(item)', call(callee, 'item')])))
    : mapping(behind(checked('within', [path], ['()', call(callee, from)])));
}

/** What a field of a request means; what may be left out is handed on as `undefined`. */
export function givenField(
  field: Field,
  isOptional: boolean,
  context: string | undefined,
): Mapping {
  const from = member('json', field.wire);
  const reader = itemReader(field, context);
  if (reader === undefined) return mapping(below(from));
  const mayBeMissing = isOptional || field.card === 'optional';
  const reading = { ...reader, from, path: stringLiteral(field.wire), mayBeMissing };
  const read = isList(field) ? readList : field.type.kind === 'map' ? readMap : readOne;
  const made = read(reading);
  const name = /^\s*(?:\S+ && )?(within\w*)\(/.exec(made.text)?.[1];
  return { ...made, imports: [...reader.imports, ...(name ? [runtime(name)] : [])] };
}
