import type { Field } from '../model/declaration.ts';
import { answeredStatus } from './answered-status.ts';
import { entitySample } from './entity-sample.ts';
import { stringLiteral, templateText } from './escape.ts';
import { testFile } from './http-fixture.ts';
import { type Import, renderImports } from './imports.ts';
import { sentence } from './names.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { isPaged, mayBeMissing, paramFields, queryFields } from './query-input.ts';
import { isRowQuery, type QueryScope, queryFile, type RowQuery } from './query-scope.ts';
import { expectFound, fixtureOf, foundOnceMade, madeBefore } from './query-test-made.ts';
import { type RowSource, sourceNames } from './row-source.ts';
import { type Sample, sampleField } from './sample.ts';
import { withoutRows } from './sample-change.ts';
import { propertyName } from './schema-text.ts';

const textOf = (sample: Sample | undefined): string | undefined => {
  const only = Array.isArray(sample) ? sample[0] : sample;
  return typeof only === 'string' || typeof only === 'number' || typeof only === 'boolean'
    ? String(only)
    : undefined;
};

/** What stands for an input in an address; undefined: nothing can be made up. */
type Given = (field: Field) => string | undefined;

const sampled: Given = (field) => {
  const sample = sampleField(field, []);
  const text = textOf(sample && withoutRows(sample));
  return text === undefined ? undefined : templateText(encodeURIComponent(text));
};

/** The address of a query with all that it must be given, as code. */
function addressOf({ query }: QueryScope, given: Given): string | undefined {
  const params = paramFields(query).map((field) => ({ field, text: given(field) }));
  const needed = queryFields(query).filter(
    (field) => !mayBeMissing(field) && field.default === undefined,
  );
  const strings = needed.map((field) => ({ field, text: given(field) }));
  if ([...params, ...strings].some(({ text }) => text === undefined)) return undefined;
  const path = (query.http?.path ?? '').replace(/:([A-Za-z]\w*)/g, (whole, name) => {
    const param = params.find(({ field }) => field.name === name);
    return param?.text ?? whole;
  });
  const search = strings.map(({ field, text }) => `${encodeURIComponent(field.wire)}=${text}`);
  const address = search.length === 0 ? path : `${path}?${search.join('&')}`;
  return address.includes('${') ? `\`${address}\`` : stringLiteral(address);
}

/** Whether somebody with every role is let in without a condition. */
const isAdmitted = ({ query, model }: QueryScope): boolean =>
  query.allow.some(
    ({ role, condition }) =>
      condition === undefined && (model.auth !== undefined || role === 'anyone'),
  );

const seedRows = ({ model }: QueryScope, source: RowSource): number =>
  model.contexts
    .flatMap(({ seed }) => seed.filter((one) => one.entity === source))
    .flatMap(({ rows }) => rows).length;

/** A row is created and asked for by what it alone has. */
function foundCase(scope: QueryScope<RowQuery>): View | null {
  const { query, model } = scope;
  const { source, where, rows, answer } = query.body;
  if (source.kind !== 'entity') return foundOnceMade(scope);
  const sample = entitySample(source, model);
  const [condition] = where;
  if (!sample || rows !== 'one' || where.length !== 1 || condition?.operand.kind !== 'input') {
    return null;
  }
  const { column, operand } = condition;
  const isId = column === source.identity.field;
  const known = textOf(sample.body.entries.find(({ name }) => name === column.name)?.sample);
  if (known === undefined && !(isId && source.identity.made !== 'given')) return null;
  const text = known === undefined ? '${id}' : templateText(encodeURIComponent(known));
  const url = addressOf(scope, (field) => (field === operand.field ? text : sampled(field)));
  if (url === undefined) return null;
  const hasId = answer.fields.includes(source.identity.field);
  const key = query.http?.envelope;
  return {
    url,
    expected: hasId ? expectFound(['id'], key) : '',
    needsId: hasId || url.includes('${id}'),
    isLater: false,
    ...fixtureOf(source),
  };
}

function unknownCase(scope: QueryScope<RowQuery>): View | null {
  const { query, model } = scope;
  if (query.body.rows !== 'one' || seedRows(scope, query.body.source) > 0) return null;
  const url = addressOf(scope, sampled);
  return url === undefined ? null : { url, status: answeredStatus(model, 'NotFound', 404) };
}

function countText(scope: QueryScope<RowQuery>, count: number): string {
  const key = scope.query.http?.envelope;
  if (isPaged(scope.query)) return `toMatchObject({ total: ${count} })`;
  return key === undefined
    ? `toHaveLength(${count})`
    : `toMatchObject({ ${propertyName(key)}: { length: ${count} } })`;
}

/** An empty table answers nothing; without conditions every row is answered. */
function listCase(scope: QueryScope<RowQuery>): View | null {
  const { source, where, rows } = scope.query.body;
  const url = addressOf(scope, sampled);
  if (rows !== 'list' || url === undefined) return null;
  const isWhole = where.every(({ optional }) => optional);
  const made = madeBefore(scope);
  const seeded = seedRows(scope, source);
  if (seeded > 0 && !isWhole) return null;
  const holds = made !== null || seeded > 0;
  return {
    url,
    made,
    title: holds ? 'holds every row' : 'answers nothing where nothing is',
    expected: countText(scope, seeded + (made === null ? 0 : 1)),
  };
}

function refusedCase(scope: QueryScope): View | null {
  const { query, model } = scope;
  const url = addressOf(scope, sampled);
  const isOpen = query.allow.some(({ role }) => role === 'anyone');
  if (url === undefined || isOpen || model.auth === undefined) return null;
  return { url, status: answeredStatus(model, 'Unauthenticated', 401) };
}

function casesOf(scope: QueryScope) {
  const { query } = scope;
  const asked = isRowQuery(query) ? { ...scope, query } : undefined;
  const rows = isAdmitted(scope) ? asked : undefined;
  return {
    found: rows ? foundCase(rows) : asked ? foundOnceMade(asked) : null,
    unknown: rows ? unknownCase(rows) : null,
    list: rows ? listCase(rows) : null,
    refused: refusedCase(scope),
  };
}

function importsOf(makers: readonly View[], path: string): string {
  const vitest = ['afterEach', 'beforeEach', 'describe', 'expect', 'test'];
  const made = makers.map(({ maker, file }): Import => ({ name: `${maker}`, from: `${file}` }));
  return renderImports(
    [
      ...vitest.map((name) => ({ name, from: 'vitest' })),
      { name: 'startTestApp', from: 'test/test-app.ts' },
      { name: 'TestApp', from: 'test/test-app.ts', type: true },
      ...made,
    ],
    path,
  );
}

/** The test of a query over HTTP; none where nothing can be made up to ask. */
export function planQueryTest(scope: QueryScope): readonly PlannedFile[] {
  const { query } = scope;
  if (query.http === undefined) return [];
  const cases = casesOf(scope);
  if (Object.values(cases).every((one) => one === null)) return [];
  const path = testFile({ context: scope.context.name, name: query.name }, 'http.test');
  const made = (cases.list?.made ?? null) as View | null;
  const makers = [cases.found, made].filter((one) => one !== null);
  return [
    queryFile(scope, {
      role: 'http-test',
      path,
      below: 'test',
      template: '__query__.http.test.ts',
      view: {
        imports: importsOf(makers, path),
        title: stringLiteral(`${sentence(query.name)} over HTTP`),
        noun: isRowQuery(query) ? sourceNames(query.body.source).noun : '',
        method: query.http.method.toLowerCase(),
        status: query.http.status,
        ...cases,
      },
    }),
  ];
}
