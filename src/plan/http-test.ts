import type { Allow } from '../model/allow.ts';
import type { Entity, Verb } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import { answeredStatus, isProblem } from './answered-status.ts';
import { inputFields } from './entity-fields.ts';
import { entityNames } from './entity-names.ts';
import { type EntitySample, entitySample, isDistinguishing } from './entity-sample.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { article, kebab } from './names.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { type Sample, sampleField } from './sample.ts';
import { plainSampleText, sampleText } from './sample-text.ts';
import { propertyName } from './schema-text.ts';
import { mayBeAbsent } from './type-schema.ts';

/** The test of an entity over HTTP, and the fixture that makes rows for it and for others. */
export function planHttpTest(scope: EntityScope): readonly PlannedFile[] {
  const { entity, model } = scope;
  if (!entity.http) return [];
  const sample = entitySample(entity, model);
  const test = entityFile(scope, {
    role: 'http-test',
    path: testFile(entity, 'http.test'),
    template: '../../../test/contexts/__context__/__entity__.http.test.ts',
    view: testView(scope, sample),
  });
  const tests = hasTests(test.view) ? [test] : [];
  return sample ? [fixture(scope, sample), ...tests] : tests;
}

/** @example testFile(product, 'fixture') // 'test/contexts/catalog/product.fixture.ts' */
export const testFile = (
  { context = '', name }: Pick<Entity, 'context' | 'name'>,
  kind: string,
): string => `test/contexts/${kebab(context)}/${kebab(name)}.${kind}.ts`;

function fixture(scope: EntityScope, { body, needs }: EntitySample): PlannedFile {
  const { entity, names } = scope;
  const file = testFile(entity, 'fixture');
  const imports: Import[] = [
    { name: 'TestClient', from: '@plinth/runtime/testing', type: true },
    ...needs.map((need) => ({ name: creator(need), from: testFile(need, 'fixture') })),
  ];
  const { one } = entity.http?.envelope ?? {};
  const wrapped: Sample =
    one === undefined
      ? body
      : { kind: 'object', entries: [{ name: one, wire: one, sample: body }] };
  const isNumber = scalarIsNumber(entity);
  return entityFile(scope, {
    role: 'fixture',
    path: file,
    template: '../../../test/contexts/__context__/__entity__.fixture.ts',
    view: {
      imports: renderImports(imports, file),
      type: names.type,
      noun: article(names.noun),
      made: madeBy(names.type, needs, 'api'),
      needs: needs.map((need) => ({ variable: idVariable(need), creator: creator(need) })),
      body: sampleText(wrapped, idVariable),
      path: stringLiteral(entity.http?.path ?? ''),
      id: isNumber ? 'number' : 'string',
      answer: one === undefined ? null : propertyName(one),
    },
  });
}

/** How a body is made: only one that refers to others has to wait for them. */
const madeBy = (type: string, needs: readonly Entity[], api: string): string =>
  needs.length > 0 ? `await new${type}(${api})` : `new${type}()`;

const scalarIsNumber = ({ identity: { field } }: Entity): boolean =>
  typeof sampleField(field, []) === 'number';

const creator = (entity: Entity): string => `create${entityNames(entity).type}`;

const idVariable = (entity: Entity): string => `${entityNames(entity).one}Id`;

function testView(scope: EntityScope, sample: EntitySample | undefined): View {
  const { entity, model, names } = scope;
  const file = testFile(entity, 'http.test');
  const has = (verb: Verb): boolean =>
    entity.http?.routes.some((route) => route.verb === verb) ?? false;
  const cases = sample ? createdCases(scope, sample) : {};
  const view = {
    path: stringLiteral(entity.http?.path ?? ''),
    nouns: names.nouns,
    noun: names.noun,
    article: article(names.noun),
    type: names.type,
    isMade: sample !== undefined,
    made: madeBy(names.type, sample?.needs ?? [], 'app.api'),
    ...none,
    ...cases,
    list: has('list') ? listCase(scope, sample !== undefined) : null,
    unknown:
      has('get') || has('delete')
        ? unknownCase(entity, has('get') ? 'get' : 'delete', model)
        : null,
    invalid: has('create') && isAdmitted(entity.allow.write) ? invalidCase(entity, model) : null,
    refused: refusedCases(entity, model),
  };
  return { ...view, asksPath: asksPath(view), imports: testImports(view, entity, file) };
}

/** What a test may be about. */
const cases = [
  'found',
  'list',
  'replace',
  'patch',
  'stale',
  'remove',
  'twice',
  'unknown',
  'invalid',
];

const hasTests = (view: View): boolean => cases.some((one) => Boolean(view[one])) || asksPath(view);

/** The address of the rows stands in most tests, not in that of an unknown id. */
const asksPath = (view: View): boolean =>
  cases.some((one) => one !== 'unknown' && Boolean(view[one])) ||
  (view.refused as readonly View[]).length > 0;

const none = { found: false, replace: null, patch: null, stale: null, remove: null, twice: null };

const isAdmitted = (allow: Allow): boolean =>
  allow.some(({ condition }) => condition === undefined);

function testImports(
  view: { readonly isMade: boolean } & View,
  entity: Entity,
  file: string,
): string {
  const { type } = entityNames(entity);
  const asksBody =
    view.found || view.replace || view.twice || view.patch || view.stale || view.remove;
  const asksLocation = view.found || view.replace || view.patch || view.stale || view.remove;
  const asksRow = view.isMade && view.list !== null;
  const vitest = ['afterEach', 'beforeEach', 'describe', 'expect', 'test'];
  return renderImports(
    [
      ...vitest.map((name) => ({ name, from: 'vitest' })),
      { name: 'startTestApp', from: 'test/test-app.ts' },
      { name: 'TestApp', from: 'test/test-app.ts', type: true },
      ...(asksLocation ? [{ name: 'locationOf', from: 'test/test-app.ts' }] : []),
      ...(asksBody ? [{ name: `new${type}`, from: testFile(entity, 'fixture') }] : []),
      ...(asksRow ? [{ name: `create${type}`, from: testFile(entity, 'fixture') }] : []),
    ],
    file,
  );
}

/** What is tested of a row that was created. */
function createdCases({ entity, model }: EntityScope, { body }: EntitySample): View {
  const status = (verb: Verb): number | null =>
    entity.http?.routes.find((route) => route.verb === verb)?.status ?? null;
  const { one } = entity.http?.envelope ?? {};
  const isTwice = body.entries.some(({ name }) => isDistinguishing(entity, name));
  const change = status('patch') === null ? undefined : changeOf(entity);
  const replacement = {
    id: entity.identity.made === 'given',
    key: one === undefined ? null : propertyName(one),
  };
  return {
    created: status('create'),
    found: status('get') !== null,
    replace: status('replace') && { status: status('replace'), ...replacement },
    patch:
      change === undefined ? null : { status: status('patch'), ...change, key: replacement.key },
    stale: staleCase(status, model, one),
    remove: status('delete') && {
      status: status('delete'),
      gone: status('get') && answeredStatus(model, 'NotFound', 404),
    },
    twice: isTwice ? { status: answeredStatus(model, 'NotUnique', 409) } : null,
  };
}

/** A field that can be set and cleared: no invariant, no other row and no rounding speaks of it. */
function changeOf(entity: Entity): { readonly wire: string; readonly value: string } | undefined {
  if (entity.invariants.length > 0) return undefined;
  const simple = ['string', 'text', 'int', 'bool', 'date', 'datetime', 'email', 'uri', 'uuid'];
  const field = entity.fields.find(({ card, type, immutable, secret, unique, computed }) => {
    const kind = type.kind === 'alias' ? type.alias.type : type;
    const isSimple =
      kind.kind === 'enum' || (kind.kind === 'scalar' && simple.includes(kind.scalar));
    return card === 'optional' && isSimple && !immutable && !secret && !unique && !computed;
  });
  const sample =
    field && entity.answer.fields.some(({ name }) => name === field.name)
      ? sampleField(field, [entity])
      : undefined;
  return field && sample !== undefined
    ? { wire: propertyName(field.wire), value: plainSampleText(sample) }
    : undefined;
}

function staleCase(
  status: (verb: Verb) => number | null,
  model: Model,
  wrap: string | undefined,
): View | null {
  const method =
    status('patch') !== null ? 'patch' : status('delete') !== null ? 'delete' : undefined;
  const body = wrap === undefined ? '{}' : `{ ${propertyName(wrap)}: {} }`;
  return method ? { method, body, status: answeredStatus(model, 'VersionMismatch', 412) } : null;
}

function listCase({ entity, model }: EntityScope, isMade: boolean): View | null {
  if (!isAdmitted(entity.allow.read)) return null;
  const rows = model.contexts
    .flatMap(({ seed }) => seed.filter((one) => one.entity.id === entity.id))
    .flatMap((one) => one.rows);
  const { page, envelope } = entity.list;
  const wrap = entity.http?.envelope?.many;
  return {
    status: entity.http?.routes.find(({ verb }) => verb === 'list')?.status ?? 200,
    count: rows.length + (isMade ? 1 : 0),
    key: page ? propertyName(envelope.total) : null,
    wrap: page || wrap === undefined ? null : propertyName(wrap),
  };
}

function unknownCase(entity: Entity, method: string, model: Model): View | null {
  const allow = method === 'get' ? entity.allow.read : entity.allow.write;
  const id = sampleField(entity.identity.field, [entity]);
  const seeds = model.contexts.flatMap(({ seed }) =>
    seed.filter((one) => one.entity.id === entity.id),
  );
  const isSeeded = seeds.some(({ rows }) => rows.length > 0 && entity.identity.made !== 'uuid');
  if (!isAdmitted(allow) || isSeeded || (typeof id !== 'string' && typeof id !== 'number'))
    return null;
  const path = `${entity.http?.path}/${encodeURIComponent(String(id))}`;
  return { method, path: stringLiteral(path), status: answeredStatus(model, 'NotFound', 404) };
}

function invalidCase(entity: Entity, model: Model): View | null {
  const required = inputFields(entity).filter((field) => !mayBeAbsent(field));
  if (required.length === 0) return null;
  const { one } = entity.http?.envelope ?? {};
  const prefix = one === undefined ? '' : `${one}.`;
  return {
    status: answeredStatus(model, 'Validation', 422),
    body: one === undefined ? '{}' : `{ ${propertyName(one)}: {} }`,
    fields: isProblem(model, 'Validation', 422)
      ? required.map(({ wire }) => propertyName(prefix + wire))
      : [],
  };
}

/** Who is turned away from writing. */
function refusedCases(entity: Entity, model: Model): readonly View[] {
  const { write } = entity.allow;
  const isOpenToAll = write.some(({ role }) => role === 'anyone');
  const route = entity.http?.routes.find(({ verb }) => verb === 'create');
  if (isOpenToAll || !route) return [];
  const stranger = model.auth?.roles.find((role) => !write.some((one) => one.role === role));
  const isForAllSignedIn = write.some(({ role }) => role === 'signedIn');
  return [
    {
      who: 'nobody who is not signed in',
      client: 'app.anonymous',
      status: answeredStatus(model, 'Unauthenticated', 401),
    },
    ...(stranger === undefined || isForAllSignedIn
      ? []
      : [
          {
            who: `nobody who is only ${stranger}`,
            client: `(await app.as(${stringLiteral(stranger)}))`,
            status: answeredStatus(model, 'Forbidden', 403),
          },
        ]),
  ];
}
