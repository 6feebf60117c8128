import type { Field } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { entityFiles } from './entity-files.ts';
import { rowNamesOf } from './entity-names.ts';
import { partReaders } from './entity-parts.ts';
import { entityScope } from './entity-scope.ts';
import { hasParts, rowFunctions } from './entity-table.ts';
import { fitted } from './fitted.ts';
import { type Import, renderImports } from './imports.ts';
import { pascal } from './names.ts';
import { parameters } from './parameters.ts';
import { columnName, layerFile, tableName } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { isPaged, queryInput } from './query-input.ts';
import {
  actorOperands,
  answersVersion,
  claims,
  optionalConditions,
  type QueryScope,
  queryClass,
  queryFile,
  queryFiles,
  type RowQuery,
} from './query-scope.ts';
import { claimName, type WhereCall, whereCalls } from './query-where.ts';
import { rowFile, rowTableFile, sourceNames } from './row-source.ts';
import { downwards, mayBeMissing, upwards } from './sort-direction.ts';
import { isDecimal } from './type-text.ts';

/** What rows are sorted by, as arguments of `orderBy`: decimals by value. */
function orderArgs({ field, descending }: RowQuery['body']['sort'][number]): string {
  const name = `'${columnName(field.name)}'`;
  const column = isDecimal(field.type) ? `asNumber(sql.ref(${name}))` : name;
  if (descending) return `(${column}, ${downwards(field)})`;
  return mayBeMissing(field) ? `(${column}, ${upwards(field)})` : `(${column})`;
}

/** What the order of rows that may lack something is told with. */
const directionsOf = ({ body }: RowQuery): readonly string[] =>
  body.rows === 'one'
    ? []
    : body.sort
        .filter(({ field }) => mayBeMissing(field))
        .map(({ field, descending }) => (descending ? downwards(field) : upwards(field)));

/** `head.a().b()`: a call a line where they do not fit; one call stays with its head. */
function chain(head: string, calls: readonly string[]): string {
  if (calls.length < 2) return `${head}${calls.join('')}`;
  return calls.reduce((text, one) => fitted`${text}¦${one}`, fitted`${head}‹`) + fitted`›`;
}

/** The types that a claim must have to be compared with a column. */
function claimTypes(column: Field): readonly string[] {
  switch (scalarOf(column.type)?.scalar) {
    case 'int':
    case 'number':
      return ['number'];
    case 'bool':
      return ['boolean'];
    case 'decimal':
      return ['string', 'number'];
    default:
      return ['string'];
  }
}

/** What is answered where nothing can match. */
function nothing({ query }: QueryScope<RowQuery>): string {
  if (query.body.rows === 'one') return 'null';
  return isPaged(query)
    ? fitted`{‹items: [],·total: 0,·limit: input.limit,·offset: input.offset›}`
    : '[]';
}

interface Reading {
  readonly conditions: readonly WhereCall[];
  /** Conditions that may be dropped are added in a method of their own. */
  readonly isNarrowed: boolean;
}

/** How rows of the table become rows of the source. */
interface RowReading {
  readonly imports: readonly Import[];
  /** Some of a row is in tables of its own. */
  readonly hasParts: boolean;
  readonly readOne: string;
  readonly readMany: string;
  readonly fromRow: string;
}

function rowReading({ query, context, model }: QueryScope<RowQuery>): RowReading {
  const { source, rows } = query.body;
  const { type, types } = rowNamesOf(source);
  const { fromRow } = rowFunctions({ names: { type } });
  const reading = { readOne: `read${type}`, readMany: `read${types}`, fromRow };
  if (source.kind !== 'entity') {
    const imports = [{ name: fromRow, from: rowTableFile(source) }];
    return { ...reading, hasParts: false, imports };
  }
  const scope = entityScope(model, context, source);
  const imports = hasParts(scope)
    ? partReaders(scope, { one: rows === 'one', many: rows === 'list' })
    : [{ name: fromRow, from: entityFiles(source).table }];
  return { ...reading, hasParts: hasParts(scope), imports };
}

function importsOf(scope: QueryScope<RowQuery>, { conditions }: Reading, path: string): string {
  const { query, context, type } = scope;
  const { sort } = query.body;
  const files = queryFiles(scope);
  const repositories = '@plinth/runtime/repositories';
  const sortsDecimals =
    query.body.rows === 'list' && sort.some(({ field }) => isDecimal(field.type));
  const own = (name: string, from: string): Import => ({ name, from, type: true });
  return renderImports(
    [
      own('Database', '@plinth/runtime/database'),
      own('Kysely', 'kysely'),
      own(`${type}Query`, files.query),
      ...resultImports(scope),
      own(`${pascal(context.name)}Tables`, layerFile(context.name, 'infrastructure', 'Tables')),
      ...(askedWith(scope, conditions).takesInput ? queryInput(scope).imports : []),
      ...(actorOperands(query).length > 0 ? [own('Actor', '@plinth/runtime/auth')] : []),
      ...(sortsDecimals
        ? [
            { name: 'asNumber', from: repositories },
            { name: 'sql', from: 'kysely' },
          ]
        : []),
      ...directionsOf(query).map((name) => ({ name, from: repositories })),
      ...conditions.flatMap(({ imports }) => imports),
      ...rowReading(scope).imports,
    ],
    path,
  );
}

/** The chain that reads rows: of what matches, in order. */
function selection({ query, context }: QueryScope<RowQuery>, { conditions, isNarrowed }: Reading) {
  const { source, sort, rows } = query.body;
  const table = [`.selectFrom('${tableName(context.name, source.name)}')`];
  const where = conditions.map(({ args }) => `.where${args}`);
  const order = rows === 'one' ? [] : sort.map((one) => `.orderBy${orderArgs(one)}`);
  const limits = isPaged(query) ? ['.limit(input.limit)', '.offset(input.offset)'] : [];
  const end = rows === 'one' ? '.executeTakeFirst()' : '.execute()';
  const always = isNarrowed ? where.filter((_, at) => conditions[at]?.guard === '') : where;
  return {
    start: chain('this.#tables', [...table, ...always]),
    whole: chain('await this.#tables', [
      ...table,
      '.selectAll()',
      ...where,
      ...order,
      ...limits,
      end,
    ]),
    matching: chain('await matching', ['.selectAll()', ...order, ...limits, end]),
  };
}

interface Claimed {
  readonly name: string;
  readonly claim: string;
  readonly types: readonly string[];
}

const claimedBy = (query: RowQuery): readonly Claimed[] =>
  claims(query).map(({ name, column }) => ({
    name: claimName(name),
    claim: name,
    types: claimTypes(column),
  }));

/** What `ask` is given, and what it hands on to the method that adds the optional conditions. */
function askedWith(scope: QueryScope<RowQuery>, conditions: readonly WhereCall[]) {
  const { query } = scope;
  const input = queryInput(scope).type;
  const actors = actorOperands(query);
  const reads = conditions.some(({ args }) => args.includes('input'));
  const usesInput = input !== '' && (isPaged(query) || reads);
  const takesInput = input !== '' && (usesInput || actors.length > 0);
  const matching = [
    ...(usesInput ? [{ name: 'input', type: input }] : []),
    ...(actors.some(({ name }) => name === 'id') ? [{ name: 'actor', type: 'Actor' }] : []),
    ...claimedBy(query).map(({ name, types }) => ({ name, type: types.join(' | ') })),
  ];
  return {
    takesInput,
    ask: [
      ...(takesInput ? [`input: ${input}`] : []),
      ...(actors.length > 0 ? ['actor: Actor'] : []),
    ],
    askArgs: [...(takesInput ? ['input'] : []), ...(actors.length > 0 ? ['actor'] : [])].join(', '),
    matching,
  };
}

/** The claims that `ask` needs, each with what tells that it is missing. */
export const claimTests = (query: RowQuery): readonly ClaimTest[] =>
  claimedBy(query).map(claimView);

interface ClaimTest {
  readonly name: string;
  readonly claim: string;
  /** @example "typeof regionClaim !== 'string'" */
  readonly test: string;
}

const claimView = ({ name, claim, types }: Claimed): ClaimTest => ({
  name,
  claim,
  test: types.map((one) => `typeof ${name} !== '${one}'`).join(' && '),
});

/** `infrastructure/queries/sql-cheap.ts` */
export function planSqlQuery(scope: QueryScope<RowQuery>): PlannedFile {
  const { query, context, type } = scope;
  const path = queryFiles(scope).sql;
  const { imports: _, ...reader } = rowReading(scope);
  const conditions = whereCalls(scope);
  const isNarrowed = optionalConditions(query).length > 0;
  const reading = { conditions, isNarrowed };
  const { ask, askArgs, matching } = askedWith(scope, conditions);
  return queryFile(scope, {
    role: 'sql',
    path,
    template: 'infrastructure/queries/sql-__query__.ts',
    view: {
      imports: importsOf(scope, reading, path),
      head: queryClass(scope, `Sql${type}Query`),
      tables: `${pascal(context.name)}Tables`,
      askParams: parameters(ask),
      askArgs,
      matchingParams: parameters(matching.map(({ name, type: one }) => `${name}: ${one}`)),
      matchingArgs: matching.map(({ name }) => name).join(', '),
      result: resultType(scope),
      claims: claimTests(query),
      nothing: nothing(scope),
      isOne: query.body.rows === 'one',
      isVersioned: answersVersion(query),
      isPaged: isPaged(query),
      isNarrowed,
      ...selection(scope, reading),
      optional: conditions.flatMap(({ args, guard }) => (guard === '' ? [] : [{ args, guard }])),
      ...reader,
    },
  });
}

/** What `ask` answers. @example 'Page<Book>' */
export function resultType({ query }: QueryScope<RowQuery>): string {
  const { type } = sourceNames(query.body.source);
  if (answersVersion(query)) return `Versioned<${type}> | null`;
  if (query.body.rows === 'one') return `${type} | null`;
  return isPaged(query) ? `Page<${type}>` : `readonly ${type}[]`;
}

/** The types that it names. */
export const resultImports = ({ query }: QueryScope<RowQuery>): readonly Import[] => [
  { name: sourceNames(query.body.source).type, from: rowFile(query.body.source), type: true },
  ...(isPaged(query) ? [{ name: 'Page', from: '@plinth/runtime/repositories', type: true }] : []),
  ...(answersVersion(query)
    ? [{ name: 'Versioned', from: '@plinth/runtime/repositories', type: true }]
    : []),
];
