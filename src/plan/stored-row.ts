import type { Field, Root } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { behind, call, choice, property } from './code-doc.ts';
import { isList, isOwned, type OwnedField, ownedFields, storedFields } from './entity-fields.ts';
import { entityNames } from './entity-names.ts';
import type { Import } from './imports.ts';
import { article, camel, capital } from './names.ts';
import { domainFile } from './paths.ts';
import type { View } from './planned-file.ts';
import { fromJson, type Mapping, mapping, type Source, toJson } from './type-json.ts';
import { type TypeText, typeText } from './type-text.ts';

/** One of the two functions between a row that is kept as JSON and that JSON. */
interface Direction {
  /** @example 'lineFromStored' */
  readonly name: (entity: Root) => string;
  /** How a field is turned around; undefined: it is the same on both sides. */
  readonly turn: (field: Field, source: Source) => Mapping | undefined;
}

export const fromStored: Direction = {
  name: (entity) => `${camel(entityNames(entity).type)}FromStored`,
  turn: (field, source) => {
    // Dates were normalised before they were stored.
    if (scalarOf(field.type)?.scalar === 'datetime') return undefined;
    return fromJson(field, { ...source, wire: field.name, absent: false });
  },
};

/** Decimals and values write themselves as JSON; unions have names of their own there. */
export const toStored: Direction = {
  name: (entity) => `${camel(entityNames(entity).type)}ToStored`,
  turn: (field, source) => {
    const element = field.type.kind === 'map' ? field.type.value : field.type;
    return element.kind === 'union' ? toJson(field, source) : undefined;
  },
};

function turnField(field: Field, source: Source, direction: Direction): Mapping | undefined {
  if (isOwned(field)) return turnRows(field, source.from, direction);
  const turned = direction.turn(field, source);
  return turned?.text === source.from ? undefined : turned;
}

/** `around`: the rows that it stands in; a row may own rows of its own kind. */
function isTurned(entity: Root, direction: Direction, around: readonly Root[] = []): boolean {
  const inside = [...around, entity];
  const source = { from: 'x', context: entity.context };
  return storedFields(entity).some((field) => {
    if (!isOwned(field)) return turnField(field, source, direction) !== undefined;
    const below = field.type.entity;
    return !inside.includes(below) && isTurned(below, direction, inside);
  });
}

/** Owned rows, each turned around; undefined: they are the same on both sides. */
export function turnRows(field: OwnedField, from: string, direction: Direction) {
  const { entity } = field.type;
  if (!isTurned(entity, direction)) return undefined;
  const name = direction.name(entity);
  if (isList(field)) return mapping(behind(call(`${from}.map`, name)));
  if (field.card === 'one') return mapping(behind(call(name, from)));
  return mapping(choice(`${from} === null`, 'null', call(name, from)));
}

/** A kind of row that JSON holds in a form of its own, and the functions to and from it. */
interface StoredRow {
  readonly view: View;
  readonly imports: readonly Import[];
}

const storedType = (entity: Root): string => `Stored${entityNames(entity).type}`;

function memberType(field: Field, context: string | undefined): TypeText {
  const source = { from: 'x', context };
  const isOther = [fromStored, toStored].some((one) => turnField(field, source, one));
  if (!isOwned(field) || !isOther) {
    return typeText(field, { form: isOther ? 'json' : 'domain', context });
  }
  const type = storedType(field.type.entity);
  const text = isList(field) ? `readonly ${type}[]` : type;
  return { text: field.card === 'optional' ? `${text} | null` : text, imports: [] };
}

function turnedLines(entity: Root, context: string | undefined, direction: Direction) {
  const { one } = entityNames(entity);
  return storedFields(entity).flatMap((field) => {
    const turned = turnField(field, { from: `${one}.${field.name}`, context }, direction);
    if (turned === undefined) return [];
    return [{ line: property(field.name, turned.tail, 4), imports: turned.imports }];
  });
}

function storedRow(entity: Root, context: string | undefined): StoredRow {
  const { type, one, noun } = entityNames(entity);
  const members = storedFields(entity).map((field) => ({
    name: field.name,
    ...memberType(field, context),
  }));
  const read = turnedLines(entity, context, fromStored);
  const written = turnedLines(entity, context, toStored);
  return {
    view: {
      type,
      one,
      described: capital(article(noun)),
      stored: storedType(entity),
      members: members.map(({ name, text }) => ({ name, type: text })),
      fromStored: fromStored.name(entity),
      toStored: toStored.name(entity),
      read: read.map(({ line }) => line),
      written: written.map(({ line }) => line),
    },
    imports: [
      { name: type, from: domainFile(entity), type: true },
      ...[...members, ...read, ...written].flatMap(({ imports }) => imports),
    ],
  };
}

/** The kinds of rows inside the owned ones that JSON holds in another form than the domain does. */
export function storedRows(
  owned: readonly OwnedField[],
  context: string | undefined,
): readonly StoredRow[] {
  const seen = new Set<Root>();
  const visit = (entity: Root): void => {
    for (const { type } of ownedFields(entity)) {
      if (seen.has(type.entity)) continue;
      seen.add(type.entity);
      visit(type.entity);
    }
  };
  for (const { type } of owned) visit(type.entity);
  return turnedRows([...seen], context);
}

/** The same with the owned rows themselves, where JSON holds these, too. */
export function storedRowsOf(
  owned: readonly OwnedField[],
  context: string | undefined,
): readonly StoredRow[] {
  const seen = new Set<Root>();
  const visit = (fields: readonly OwnedField[]): void => {
    for (const { type } of fields) {
      if (seen.has(type.entity)) continue;
      seen.add(type.entity);
      visit(ownedFields(type.entity));
    }
  };
  visit(owned);
  return turnedRows([...seen], context);
}

function turnedRows(entities: readonly Root[], context: string | undefined): readonly StoredRow[] {
  return entities
    .filter((entity) => isTurned(entity, fromStored) || isTurned(entity, toStored))
    .map((entity) => storedRow(entity, context));
}
