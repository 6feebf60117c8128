import type { Field, Root } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { arrowCall, behind, below, call, choice } from './code-doc.ts';
import { type Doc, group, line } from './doc.ts';
import { isList, isOwned, type OwnedField, storedFields } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { entityNames } from './entity-names.ts';
import { stringLiteral } from './escape.ts';
import { idTypeOf } from './identifiers.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';
import { oncePer } from './once-per.ts';
import { type RowSource, rowFields } from './row-source.ts';
import { propertyName } from './schema-text.ts';
import { called, type Mapping, mapping, readerOf, type Turn, toJson } from './type-json.ts';
import { type TypeText, typeText } from './type-text.ts';

const member = (row: string, name: string): string => {
  const key = propertyName(name);
  return key === name ? `${row}.${name}` : `${row}[${key}]`;
};

/** Whether a row is another thing in JSON than in the domain. */
export const isAnsweredOtherwise = oncePer((owned: Root): boolean => isWrittenOtherwise(owned, []));

/** `around`: the rows that it stands in; a row may own rows of its own kind. */
const isWrittenOtherwise = (owned: Root, around: readonly Root[]): boolean =>
  !around.includes(owned) && areWrittenOtherwise(owned.fields, [...around, owned]);

const areWrittenOtherwise = (fields: readonly Field[], around: readonly Root[]): boolean =>
  fields.some(
    (field) =>
      field.computed !== undefined ||
      field.secret ||
      field.wire !== field.name ||
      (isOwned(field)
        ? isWrittenOtherwise(field.type.entity, around)
        : toJson(field, { from: 'x', context: undefined }).text !== 'x'),
  );

/** The same of the rows that are answered. */
export const isRowAnsweredOtherwise = (source: RowSource): boolean =>
  source.kind === 'entity'
    ? isAnsweredOtherwise(source)
    : areWrittenOtherwise(rowFields(source), []);

/** Whether what a caller hands in is another thing in JSON than in the domain. */
export const isGivenOtherwise = (fields: readonly Field[], around: readonly Root[] = []): boolean =>
  fields.some((field) => field.wire !== field.name || isReadOtherwise(field, around));

function isReadOtherwise(field: Field, around: readonly Root[]): boolean {
  if (!isOwned(field)) return readerOf(field.type, undefined) !== undefined;
  const { entity } = field.type;
  return !around.includes(entity) && isGivenOtherwise(storedFields(entity), [...around, entity]);
}

/** The functions that turn the rows of an owned entity around. */
export const ownedJsonFunctions = (entity: Root) => {
  const name = camel(entityNames(entity).type);
  return { toJson: `${name}ToJson`, fromJson: `new${entityNames(entity).type}FromJson` };
};

function ownedToJson(field: OwnedField, from: string): Mapping {
  const { entity } = field.type;
  if (!isAnsweredOtherwise(entity)) return mapping(below(from));
  const { toJson: make } = ownedJsonFunctions(entity);
  const imports = [{ name: make, from: entityFiles(entity).json }];
  if (isList(field)) {
    const each = { callee: `${from}.map`, args: [], params: '(item)', body: call(make, 'item') };
    return mapping(behind(arrowCall(each)), imports);
  }
  const single = call(make, from);
  return field.card === 'optional'
    ? mapping(choice(`${from} === null`, 'null', single), imports)
    : mapping(behind(single), imports);
}

/** What a field is answered as; `row` is the variable that holds it. */
export const answeredField = (field: Field, from: string, context: string | undefined): Mapping =>
  isOwned(field) ? ownedToJson(field, from) : toJson(field, { from, context });

/** The type of a field in an answer. */
export function answeredType(field: Field, source: Root | RowSource): TypeText {
  const { context } = source;
  if ('identity' in source && field === source.identity.field) {
    const id = idTypeOf(source);
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

function itemReader(field: Field, context: string | undefined): Turn | undefined {
  if (!isOwned(field)) return readerOf(field.type, context);
  const { entity } = field.type;
  if (!isGivenOtherwise(storedFields(entity))) return undefined;
  const callee = ownedJsonFunctions(entity).fromJson;
  return called(callee, [{ name: callee, from: entityFiles(entity).json }]);
}

interface Reading extends Turn {
  readonly from: string;
  readonly path: string;
  /** It may be missing, or `null`. */
  readonly mayBeMissing: boolean;
  readonly isText: boolean;
}

/** A call of `within…` whose last argument makes the value. */
const checked = (name: string, args: readonly string[], [params, body]: [string, Doc]): Doc =>
  arrowCall({ callee: name, args, params, body });

function readList({ of, checks, from, path, mayBeMissing }: Reading): Mapping {
  if (!checks) {
    const callee = `${mayBeMissing ? `${from}?` : from}.map`;
    return mapping(behind(arrowCall({ callee, args: [], params: '(item)', body: of('item') })));
  }
  const list = checked('withinEach', [path, from], ['(item)', of('item')]);
  if (!mayBeMissing) return mapping(behind(list));
  return mapping(below(group([`${from} &&`, line, list])));
}

function readOne({ of, checks, from, path, mayBeMissing, isText }: Reading): Mapping {
  // What is missing is no text either, and handed on as it is.
  if (isText && mayBeMissing) return mapping(below(group([`${from} &&`, line, of(from)])));
  if (!checks) {
    return mayBeMissing
      ? mapping(choice(`${from} == null`, from, of(from)))
      : mapping(behind(of(from)));
  }
  return mayBeMissing
    ? mapping(behind(checked('withinGiven', [path, from], ['(item)', of('item')])))
    : mapping(behind(checked('within', [path], ['()', of(from)])));
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
  const isText = scalarOf(field.type)?.scalar === 'datetime';
  const reading = { ...reader, from, path: stringLiteral(field.wire), mayBeMissing, isText };
  const made = isList(field) ? readList(reading) : readOne(reading);
  const name = /^\s*(?:\S+ && )?(within\w*)\(/.exec(made.text)?.[1];
  return { ...made, imports: [...reader.imports, ...(name ? [runtime(name)] : [])] };
}
