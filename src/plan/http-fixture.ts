import type { Root } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import { entityNames } from './entity-names.ts';
import type { EntitySample } from './entity-sample.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { article, kebab } from './names.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { type SampleObject, type SampleRow, sampleField } from './sample.ts';
import { sampleText } from './sample-text.ts';
import { propertyName } from './schema-text.ts';

/** @example testFile(product, 'fixture') // 'test/contexts/catalog/product.fixture.ts' */
export const testFile = (
  { context = '', name }: Pick<Entity, 'context' | 'name'>,
  kind: string,
): string => `test/contexts/${kebab(context)}/${kebab(name)}.${kind}.ts`;

/** What makes rows of an entity for its tests and for those of others. */
export function planHttpFixture(scope: EntityScope, { body, needs }: EntitySample): PlannedFile {
  const { entity } = scope;
  const path = testFile(entity, 'fixture');
  const { one } = entity.http?.envelope ?? {};
  return entityFile(scope, {
    role: 'fixture',
    path,
    below: 'test',
    template: '__entity__.fixture.ts',
    view: fixtureView(entity, {
      file: path,
      needs,
      method: 'post',
      path: stringLiteral(entity.http?.path ?? ''),
      body: wrapped(body, one),
      answered: one,
    }),
  });
}

/** How one is made over HTTP. */
interface Making {
  readonly file: string;
  readonly needs: readonly SampleRow[];
  readonly method: string;
  /** In code. */
  readonly path: string;
  /** Undefined: nothing is sent. */
  readonly body: SampleObject | undefined;
  /** The key that the answer is wrapped in. */
  readonly answered: string | undefined;
}

/** What the file says that makes bodies and rows of a thing. */
export function fixtureView(root: Root, making: Making): View {
  const { file, needs, method, path, body, answered } = making;
  const names = entityNames(root);
  const imports: readonly Import[] = [
    { name: 'TestClient', from: '@plinth/runtime/testing', type: true },
    ...fixtureImports(needs),
  ];
  return {
    imports: renderImports(imports, file),
    type: names.type,
    noun: article(names.noun),
    made: madeBy(names.type, needs, 'api'),
    needs: needs.map((need) => ({ variable: idVariable(need), creator: creator(need.target) })),
    method,
    body: body === undefined ? null : sampleText(body, idVariable),
    path,
    id: isNumbered(root) ? 'number' : 'string',
    answer: answered === undefined ? null : propertyName(answered),
  };
}

/** A body below the one key that it is wrapped in. */
export const wrapped = (body: SampleObject, key: string | undefined): SampleObject =>
  key === undefined ? body : { kind: 'object', entries: [{ name: key, wire: key, sample: body }] };

/** The functions that make the rows which are needed. */
export const fixtureImports = (needs: readonly SampleRow[]): readonly Import[] =>
  needs.map(({ target }) => ({ name: creator(target), from: testFile(target, 'fixture') }));

/** How a body is made: only one that refers to others has to wait for them. */
export const madeBy = (type: string, needs: readonly SampleRow[], api: string): string =>
  needs.length > 0 ? `await new${type}(${api})` : `new${type}()`;

export const isNumbered = ({ identity: { field } }: Root): boolean =>
  typeof sampleField(field, []) === 'number';

export const creator = (root: Root): string => `create${entityNames(root).type}`;

/** @example 'accountId', 'otherAccountId' where there are two */
export function idVariable({ target, at = 0 }: SampleRow): string {
  const { one, type } = entityNames(target);
  if (at === 0) return `${one}Id`;
  return at === 1 ? `other${type}Id` : `${one}Id${at + 1}`;
}
