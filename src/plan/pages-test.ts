import type { Allow } from '../model/allow.ts';
import type { Entity } from '../model/entity.ts';
import { isAdmitted } from './entity-access.ts';
import { inputFields } from './entity-fields.ts';
import { type EntitySample, entitySample, hasAnsweredId } from './entity-sample.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { stringLiteral } from './escape.ts';
import { creator, idVariable, testFile } from './http-fixture.ts';
import { type Import, renderImports } from './imports.ts';
import { article } from './names.ts';
import { crudOf, editFields, isEditable } from './pages-fields.ts';
import { changedText, foreignText, wrongText } from './pages-test-texts.ts';
import { blankProperties, type Typed, typedForm, typedProperties } from './pages-typed.ts';
import type { PlannedFile, View } from './planned-file.ts';
import type { SampleRow } from './sample.ts';

/** The test of an entity's pages: what a browser without JavaScript does with them. */
export function planPagesTest(scope: EntityScope): readonly PlannedFile[] {
  const { entity } = scope;
  if (entity.pages === undefined) return [];
  const path = testFile(entity, 'pages.test');
  const sample = entitySample(entity, scope.model);
  const view = testView(scope, entity.pages, sample);
  if (!cases.some((one) => Boolean(view[one]))) return [];
  const imports = renderImports(testImports(view, entity, sample?.needs ?? []), path);
  const file = { role: 'pages-test', path, template: '__entity__.pages.test.ts' } as const;
  return [entityFile(scope, { ...file, below: 'test', view: { ...view, imports } })];
}

/** What a test may be about. */
const cases = [
  ...['listed', 'made', 'refused', 'escaped', 'edited', 'hidden', 'removed'],
  ...['asked', 'stranger', 'unoffered'],
];

function testView(scope: EntityScope, path: string, sample: EntitySample | undefined): View {
  const { names } = scope;
  return {
    path: stringLiteral(path),
    ...{ nouns: names.nouns, noun: names.noun, article: article(names.noun) },
    ...(sample === undefined ? nothingMade : madeCases(scope, sample)),
    ...accessCases(scope),
  };
}

const nothingMade = {
  ...{ form: null, row: null, listed: null, made: null, refused: null },
  ...{ escaped: null, edited: null, hidden: null, removed: null, unoffered: null },
};

/** What is tested with a row: one that a form makes, or one that is there already. */
function madeCases(scope: EntityScope, sample: EntitySample): View {
  const { entity } = scope;
  const crud = crudOf(entity);
  const isRead = isAdmitted(entity.allow.read);
  const row = hasAnsweredId(entity) && isRead ? creator(entity) : null;
  const typed = typedForm(inputFields(entity), sample.body);
  const isShown = crud.get && isRead;
  const edited = row !== null && isEditable(crud) ? changedText(scope, sample.body) : undefined;
  const secrets = row !== null && isEditable(crud) ? storedSecrets(entity, sample) : [];
  const rowCases = {
    listed: row !== null && crud.list ? { leads: crud.get } : null,
    edited: edited ?? null,
    hidden: secrets.length === 0 ? null : { blank: secrets },
    removed: row !== null && crud.delete ? { isShown } : null,
    unoffered: row !== null && isShown ? unofferedCase(entity) : null,
  };
  const asksRow = Object.values(rowCases).some((one) => one !== null);
  return {
    ...formCases(entity, sample, { typed, isShown }),
    ...rowCases,
    row: asksRow ? row : null,
  };
}

/** What the form of a row that is there holds no more than empty controls for. */
const storedSecrets = (entity: Entity, { body }: EntitySample): readonly string[] =>
  blankProperties(typedForm(editFields(entity, crudOf(entity)), body) ?? []);

interface Form {
  readonly typed: readonly Typed[] | undefined;
  /** Whether there is a page of the row that was made. */
  readonly isShown: boolean;
}

function formCases(entity: Entity, { body, needs }: EntitySample, { typed, isShown }: Form): View {
  if (typed === undefined) return { form: null, made: null, refused: null, escaped: null };
  const wrong = wrongText(entity, body);
  const foreign = isShown ? foreignText(entity, body) : undefined;
  return {
    form: {
      properties: typedProperties(typed),
      needs: needs.map((need) => ({ variable: idVariable(need), creator: creator(need.target) })),
    },
    made: { isShown },
    refused:
      wrong === undefined
        ? null
        : { ...wrong, path: stringLiteral(wrong.name), blank: blankProperties(typed) },
    escaped: foreign ?? null,
  };
}

const isOpen = (allow: Allow): boolean => allow.some(({ role }) => role === 'anyone');

/** Who is sent away: to the page for signing in, or for good. */
function accessCases({ entity, model }: EntityScope): View {
  if (model.auth === undefined) return { asked: null, stranger: null };
  const { read, write } = entity.allow;
  const crud = crudOf(entity);
  const isFormShut = crud.create && !isOpen(write);
  const isListShut = crud.list && !isOpen(read);
  const stranger = isFormShut ? strangerTo(write, model.auth.roles) : undefined;
  return {
    asked: isFormShut ? '`${path}/new`' : isListShut ? 'path' : null,
    stranger: stranger === undefined ? null : { name: stranger, code: stringLiteral(stranger) },
  };
}

const strangerTo = (allow: Allow, roles: readonly string[]): string | undefined =>
  allow.some(({ role }) => role === 'signedIn')
    ? undefined
    : roles.find((role) => !allow.some((one) => one.role === role));

/** What only those are offered who may do it, where everybody may look. */
function unofferedCase(entity: Entity): View | null {
  const { allow } = entity;
  const reads = allow.read.some(
    ({ role, condition }) => role === 'anyone' && condition === undefined,
  );
  if (!reads || isOpen(allow.write) || !isAdmitted(allow.write)) return null;
  const verbs = crudOf(entity);
  const links = [...(isEditable(verbs) ? ['edit'] : []), ...(verbs.delete ? ['delete'] : [])];
  return links.length === 0 ? null : { links, isListed: verbs.list && verbs.create };
}

function testImports(view: View, entity: Entity, needs: readonly SampleRow[]): readonly Import[] {
  const asks = (...names: readonly string[]): boolean => names.some((name) => Boolean(view[name]));
  const functions = [
    ...(asks('form', 'edited', 'hidden', 'removed') ? ['formOf'] : []),
    ...(asks('form', 'row') ? ['TestClient'] : []),
  ];
  const makers = [
    ...(view.row === null ? [] : [entity]),
    ...(view.form === null ? [] : needs.map(({ target }) => target)),
  ];
  return [
    ...['afterEach', 'beforeEach', 'describe', 'expect', 'test'].map((name) => ({
      name,
      from: 'vitest',
    })),
    ...functions.map((name) => ({
      ...{ name, from: '@plinth/runtime/testing' },
      type: name === 'TestClient',
    })),
    { name: 'startTestApp', from: 'test/test-app.ts' },
    { name: 'TestApp', from: 'test/test-app.ts', type: true },
    ...(asks('made', 'escaped', 'edited', 'removed', 'asked')
      ? [{ name: 'locationOf', from: 'test/test-app.ts' }]
      : []),
    ...makers.map((one) => ({ name: creator(one), from: testFile(one, 'fixture') })),
  ];
}
