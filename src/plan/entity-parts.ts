import { arrowCall, behind, below, call, property } from './code-doc.ts';
import type { Doc } from './doc.ts';
import {
  isList,
  type LinkField,
  linkFields,
  type OwnedField,
  ownedFields,
} from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { rowsLookup, rowsVariable } from './entity-names.ts';
import { repositoryMethods } from './entity-repository.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { hasParts, ownedFunctions, partTable, rowFunctions, rowType } from './entity-table.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { article, capital, pascal } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { generatedQueries, isRowQuery } from './query-scope.ts';

/** Which of a part file's functions somebody calls. */
export interface Readers {
  readonly one: boolean;
  readonly many: boolean;
}

/** The functions that read rows together with what is kept in other tables. */
export function partReaders({ entity, names }: EntityScope, { one, many }: Readers) {
  const from = entityFiles(entity).parts;
  return [
    ...(one ? [{ name: `read${names.type}`, from }] : []),
    ...(many ? [{ name: `read${names.types}`, from }] : []),
  ];
}

/** How the rows of a part become what the row holds. */
function ownedRead(scope: EntityScope, field: OwnedField): Doc {
  const rows = call(`${rowsLookup(field.name)}(id).map`, ownedFunctions(scope, field).fromRow);
  if (isList(field)) return behind(rows);
  return field.card === 'one' ? behind(call('onlyRow', rows)) : below([rows, '[0] ?? null']);
}

function linkRead({ name }: LinkField): Doc {
  const ids = {
    callee: `${rowsLookup(name)}(id).map`,
    args: [],
    params: '(link)',
    body: 'link.target_id',
  };
  return behind(arrowCall(ids));
}

function partView(scope: EntityScope, field: LinkField | OwnedField) {
  const { table } = partTable(scope, field);
  const { name, type } = field;
  return type.kind === 'entity'
    ? {
        table,
        name,
        rows: rowsVariable(name),
        lookup: rowsLookup(name),
        owner: '_owner',
        position: '_position',
        read: property(name, ownedRead(scope, field as OwnedField), 4),
      }
    : {
        table,
        name,
        rows: rowsVariable(name),
        lookup: rowsLookup(name),
        owner: 'owner_id',
        position: 'position',
        read: property(name, linkRead(field as LinkField), 4),
      };
}

function readersOf(scope: EntityScope): Readers {
  const methods = repositoryMethods(scope);
  const asked = generatedQueries(scope.context).filter(isRowQuery);
  const own = asked.flatMap(({ body }) => (body.source === scope.entity ? [body.rows] : []));
  return {
    one: methods.find || own.includes('one'),
    many: methods.findMany || methods.list || methods.by.length > 0 || own.includes('list'),
  };
}

/** `infrastructure/product-parts.ts`; none where a row is all in one table, or is never read. */
export function planEntityParts(scope: EntityScope): readonly PlannedFile[] {
  const { entity, names, context } = scope;
  const readers = readersOf(scope);
  if (!hasParts(scope) || !(readers.one || readers.many)) return [];
  const files = entityFiles(entity);
  const owned = ownedFields(entity);
  const id = idTypeOf(entity);
  const tables = `${pascal(context.name)}Tables`;
  const type = (name: string, from: string): Import => ({ name, from, type: true });
  const repositories = (name: string): Import => ({ name, from: '@plinth/runtime/repositories' });
  const imports = [
    type('Kysely', 'kysely'),
    repositories('groupRows'),
    repositories('inBatches'),
    ...(owned.some(({ card }) => card === 'one') ? [repositories('onlyRow')] : []),
    type(names.type, files.domain),
    type(id.name, id.file),
    type(tables, files.tables),
    type(`${names.type}Parts`, files.table),
    type(rowType(scope), files.table),
    { name: rowFunctions(scope).fromRow, from: files.table },
    ...owned.map((field) => ({ name: ownedFunctions(scope, field).fromRow, from: files.table })),
  ];
  return [
    entityFile(scope, {
      role: 'parts',
      path: files.parts,
      template: 'infrastructure/__entity__-parts.ts',
      view: {
        ...names,
        imports: renderImports(imports, files.parts),
        sentence: capital(article(names.noun)),
        tables,
        row: rowType(scope),
        fromRow: rowFunctions(scope).fromRow,
        readsOne: readers.one,
        readsMany: readers.many,
        parts: [...linkFields(entity), ...owned].map((field) => partView(scope, field)),
      },
    }),
  ];
}
