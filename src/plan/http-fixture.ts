import type { Entity } from '../model/entity.ts';
import { entityNames } from './entity-names.ts';
import type { EntitySample } from './entity-sample.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { article, kebab } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { type Sample, sampleField } from './sample.ts';
import { sampleText } from './sample-text.ts';
import { propertyName } from './schema-text.ts';

/** @example testFile(product, 'fixture') // 'test/contexts/catalog/product.fixture.ts' */
export const testFile = (
  { context = '', name }: Pick<Entity, 'context' | 'name'>,
  kind: string,
): string => `test/contexts/${kebab(context)}/${kebab(name)}.${kind}.ts`;

/** What makes rows of an entity for its tests and for those of others. */
export function planHttpFixture(scope: EntityScope, { body, needs }: EntitySample): PlannedFile {
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
  const isNumber = isNumbered(entity);
  return entityFile(scope, {
    role: 'fixture',
    path: file,
    below: 'test',
    template: '__entity__.fixture.ts',
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
export const madeBy = (type: string, needs: readonly Entity[], api: string): string =>
  needs.length > 0 ? `await new${type}(${api})` : `new${type}()`;

export const isNumbered = ({ identity: { field } }: Entity): boolean =>
  typeof sampleField(field, []) === 'number';

export const creator = (entity: Entity): string => `create${entityNames(entity).type}`;

export const idVariable = (entity: Entity): string => `${entityNames(entity).one}Id`;
