import type { Entity, Verb } from '../model/entity.ts';
import { answeredStatus } from './answered-status.ts';
import { isAdmitted } from './entity-access.ts';
import { entityNames } from './entity-names.ts';
import { type EntitySample, entitySample, isDistinguishing } from './entity-sample.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { stringLiteral } from './escape.ts';
import { madeBy, planHttpFixture, testFile } from './http-fixture.ts';
import { changeCases, type StatusOf, staleCase } from './http-test-changes.ts';
import { invalidCase, refusedCases, unknownCase } from './http-test-refusals.ts';
import { renderImports } from './imports.ts';
import { article } from './names.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { propertyName } from './schema-text.ts';

/** The test of an entity over HTTP, and the fixture that makes rows for it and for others. */
export function planHttpTest(scope: EntityScope): readonly PlannedFile[] {
  const { entity, model } = scope;
  if (!entity.http) return [];
  const sample = entitySample(entity, model);
  const test = entityFile(scope, {
    role: 'http-test',
    path: testFile(entity, 'http.test'),
    below: 'test',
    template: '__entity__.http.test.ts',
    view: testView(scope, sample),
  });
  const tests = hasTests(test.view) ? [test] : [];
  return sample ? [planHttpFixture(scope, sample), ...tests] : tests;
}

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
  'fixed',
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

const none = {
  ...{ found: false, replace: null, patch: null, fixed: null },
  ...{ stale: null, remove: null, twice: null },
};

function testImports(
  view: { readonly isMade: boolean } & View,
  entity: Entity,
  file: string,
): string {
  const { type } = entityNames(entity);
  const asksLocation = ['found', 'replace', 'patch', 'fixed', 'stale', 'remove'].some((one) =>
    Boolean(view[one]),
  );
  const asksBody = asksLocation || view.twice;
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
function createdCases(scope: EntityScope, sample: EntitySample): View {
  const { entity, model } = scope;
  const status: StatusOf = (verb) =>
    entity.http?.routes.find((route) => route.verb === verb)?.status ?? null;
  const isTwice = sample.body.entries.some(({ name }) => isDistinguishing(entity, name));
  return {
    created: status('create'),
    found: status('get') !== null,
    ...changeCases(scope, sample, status),
    stale: staleCase(scope, status),
    remove: status('delete') && {
      status: status('delete'),
      gone: status('get') && answeredStatus(model, 'NotFound', 404),
    },
    twice: isTwice ? { status: answeredStatus(model, 'NotUnique', 409) } : null,
  };
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
