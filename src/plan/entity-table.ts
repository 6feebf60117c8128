import type { Field } from '../model/declaration.ts';
import { property } from './code-doc.ts';
import { group, indent, line, printDoc } from './doc.ts';
import {
  columnFields,
  isList,
  type LinkField,
  linkFields,
  type OwnedField,
  ownedFields,
  storedFields,
} from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { entityNames, type RowNames } from './entity-names.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { type Import, renderImports } from './imports.ts';
import { camel, pascal } from './names.ts';
import { ownedColumns, readOwnedColumn, writeOwnedColumn } from './owned-column.ts';
import { columnName, domainFile, tableName } from './paths.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { storedRows } from './stored-row.ts';
import { columnText, fromColumn, toColumn } from './type-column.ts';
import type { Mapping } from './type-json.ts';
import { typeText } from './type-text.ts';

/** A table beside the entity's own, for one of its fields. */
export interface PartTable {
  /** @example 'catalog_product_images' */
  readonly table: string;
  /** @example 'ProductImagesTable' */
  readonly type: string;
}

/** @example partTable(scope, images).table // 'catalog_product_images' */
export const partTable = ({ context, entity, names }: EntityScope, field: Field): PartTable => ({
  table: tableName(context.name, entity.name, field.name),
  type: `${names.type}${pascal(field.name)}Table`,
});

/** The functions between an entity's rows and the rows of its tables. */
export interface RowFunctions {
  readonly toRow: string;
  readonly fromRow: string;
}

export const rowFunctions = ({
  names,
}: {
  readonly names: Pick<RowNames, 'type'>;
}): RowFunctions => ({
  toRow: `${camel(names.type)}ToRow`,
  fromRow: `${camel(names.type)}FromRow`,
});

export const ownedFunctions = ({ names }: EntityScope, field: OwnedField): RowFunctions => ({
  toRow: `${camel(names.type)}${pascal(field.name)}ToRows`,
  fromRow: `${camel(names.type)}${pascal(field.name)}FromRow`,
});

/** The function that makes the rows of a part. @example 'productCategoriesToRows' */
export const partRows = ({ names }: EntityScope, field: Field): string =>
  `${camel(names.type)}${pascal(field.name)}ToRows`;

/** Whether some of a row is kept in tables of its own. */
export const hasParts = ({ entity }: EntityScope): boolean =>
  ownedFields(entity).length + linkFields(entity).length > 0;

/** What is read from the entity's own table. */
export const rowType = ({ entity, names }: EntityScope): string =>
  `${names.type}${entity.identity.made === 'sequence' ? 'Row' : 'Table'}`;

interface Piece {
  readonly view: View;
  readonly imports: readonly Import[];
}

function column(field: Field, context: string | undefined): Piece {
  const { text, imports } = columnText(field, context);
  return { view: { name: columnName(field.name), type: text }, imports };
}

interface Line {
  readonly line: string;
  readonly imports: readonly Import[];
}

/** The property of a row that holds a field of a thing. */
const columnLine = (field: Field, { tail, imports }: Mapping, indentation = 4): Line => ({
  line: property(columnName(field.name), tail, indentation),
  imports,
});

/** Whether the rows are made too far to the right to begin on the line of `map`. */
const isTooFar = (rows: string, item: string): boolean =>
  `  return ${rows}.map((${item}, position) => ({`.length > 100;

const idColumnText = ({ entity }: EntityScope): string =>
  columnText(entity.identity.field, entity.context).text;

function linkPiece(scope: EntityScope, field: LinkField): Piece {
  const target = columnText({ type: field.type, card: 'one' }, scope.entity.context);
  return {
    view: {
      type: partTable(scope, field).type,
      owner: idColumnText(scope),
      target: target.text,
      toRow: partRows(scope, field),
      rows: `${scope.names.one}.${field.name}`,
      isFar: isTooFar(`${scope.names.one}.${field.name}`, 'target'),
    },
    imports: target.imports,
  };
}

/** The rows of an owned field, as an expression over its owner. */
function ownedRows(field: OwnedField, one: string, item: string) {
  const rows = `${one}.${field.name}`;
  const text = isList(field) ? rows : `[${rows}]`;
  if (field.card !== 'optional') return { rows: text, isFar: isTooFar(text, item) };
  const flat = `(${rows} ? [${rows}] : [])`;
  const hasRoom = `  return ${flat}.map(`.length <= 100;
  if (hasRoom) return { rows: flat, isFar: isTooFar(flat, item) };
  const choice = group([rows, indent(line, `? [${rows}]`, line, ': []')]);
  const inside = printDoc(choice, { indent: 4 });
  return { rows: `(\n    ${inside}\n  )`, isFar: false };
}

function ownedPiece(scope: EntityScope, field: OwnedField): Piece {
  const { entity } = field.type;
  const owned = entityNames(entity);
  const item = owned.one === scope.names.one ? `${owned.one}Row` : owned.one;
  const context = scope.entity.context;
  const fields = storedFields(entity);
  const columns = fields.map((one) => ownedColumns(one, context));
  const read = fields.map((one) =>
    readOwnedColumn(one, { from: `row.${columnName(one.name)}`, context }),
  );
  const { rows, isFar } = ownedRows(field, scope.names.one, item);
  const written = fields.map((one) =>
    columnLine(one, writeOwnedColumn(one, { from: `${item}.${one.name}`, context }), isFar ? 6 : 4),
  );
  return {
    view: {
      type: partTable(scope, field).type,
      owner: idColumnText(scope),
      columns: columns.map(({ text }, at) => ({
        name: columnName(fields[at]?.name ?? ''),
        type: text,
      })),
      ...ownedFunctions(scope, field),
      row: owned.type,
      item,
      rows,
      written: written.map(({ line }) => line),
      isFar,
      read: fields.map((one, at) => property(one.name, read[at]?.tail ?? '', 4)),
    },
    imports: [
      { name: owned.type, from: domainFile(entity), type: true },
      ...columns.flatMap(({ imports }) => imports),
      ...[...read, ...written].flatMap(({ imports }) => imports),
    ],
  };
}

function partMember(field: Field, context: string | undefined): Piece {
  const { text, imports } = typeText(field, { form: 'domain', context });
  return { view: { name: propertyName(field.name), type: text }, imports };
}

/** `infrastructure/product-table.ts` */
export function planEntityTable(scope: EntityScope): PlannedFile {
  const { entity, names } = scope;
  const path = entityFiles(entity).table;
  const context = entity.context;
  const isCounted = entity.identity.made === 'sequence';
  const fields = columnFields(entity);
  const columns = fields.map((field) => column(field, context));
  const read = fields.map((field) =>
    fromColumn(field, { from: `row.${columnName(field.name)}`, context }),
  );
  const links = linkFields(entity).map((field) => linkPiece(scope, field));
  const owned = ownedFields(entity).map((field) => ownedPiece(scope, field));
  const stored = storedRows(ownedFields(entity), context);
  const written = (isCounted ? fields.slice(1) : fields).map((field) =>
    columnLine(field, toColumn(field, { from: `${names.one}.${field.name}`, context })),
  );
  const partFields = [...linkFields(entity), ...ownedFields(entity)];
  const parts = partFields.map((field) => partMember(field, context));
  const type = (name: string, from: string): Import => ({ name, from, type: true });
  const imports = [
    type(names.type, domainFile(entity)),
    ...(isCounted ? [type('Generated', 'kysely'), type('Selectable', 'kysely')] : []),
    ...(isCounted ? [type(`Unsaved${names.type}`, domainFile(entity))] : []),
    ...[...columns, ...read, ...written, ...links].flatMap((piece) => piece.imports),
    ...[...owned, ...stored, ...parts].flatMap((piece) => piece.imports),
  ];
  return entityFile(scope, {
    role: 'table',
    path,
    template: 'infrastructure/__entity__-table.ts',
    view: {
      ...names,
      ...rowFunctions(scope),
      imports: renderImports(imports, path),
      isCounted,
      row: rowType(scope),
      writtenType: isCounted
        ? `Omit<${names.type}Row, 'id' | '_version'>`
        : `Omit<${names.type}Table, '_version'>`,
      columns: columns.map(({ view }) => view),
      written: written.map(({ line }) => line),
      read: storedFields(entity).map((field) => {
        const at = fields.indexOf(field);
        return property(field.name, read[at]?.tail ?? ` parts.${field.name}`, 4);
      }),
      links: links.map(({ view }) => view),
      owned: owned.map(({ view }) => view),
      stored: stored.map(({ view }) => view),
      parts: parts.map(({ view }) => view),
    },
  });
}
