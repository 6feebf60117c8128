import { describe, expect, test } from 'vitest';
import type { Entity } from '../../src/model/entity.ts';
import { contextOf, found } from './model-of.ts';

const entityOf = async (body: string, name = 'Product'): Promise<Entity> => {
  const { entities } = await contextOf(`entities:\n${body.replace(/^/gm, '  ')}`);
  return found(entities.find((entity) => entity.name === name));
};
const product = (keys: string) => entityOf(`Product: { fields: { name: string }, ${keys} }`);
const names = (fields: readonly { readonly name: string }[]) => fields.map(({ name }) => name);

describe('the id', () => {
  test.each([
    ['', 'uuid'],
    ['id: uuid, ', 'uuid'],
    ['id: int, ', 'sequence'],
    ['id: int given, ', 'given'],
    ['id: uuid given, ', 'given'],
    ['id: string(3), ', 'given'],
    ['id: string(36) = uuid, ', 'uuid'],
    ['id: date = today, ', 'default'],
  ])('%sis made: %s', async (id, made) => {
    expect((await product(`${id}crud: all`)).identity.made).toBe(made);
  });
});

describe('routes', () => {
  test('each verb has its method, path and status', async () => {
    const { http } = await product('crud: all, http: /products');
    const routes = http?.routes.map(({ verb, method, path, status }) => [
      verb,
      method,
      path,
      status,
    ]);
    expect(routes).toEqual([
      ['create', 'POST', '/products', 201],
      ['get', 'GET', '/products/:id', 200],
      ['list', 'GET', '/products', 200],
      ['replace', 'PUT', '/products/:id', 200],
      ['patch', 'PATCH', '/products/:id', 200],
      ['delete', 'DELETE', '/products/:id', 204],
    ]);
  });

  test('verbs come in one order, however they are written', async () => {
    const { crud } = await product('crud: [delete, create]');
    expect(crud).toEqual(['create', 'delete']);
  });

  test('other statuses, and a deleted row that is answered', async () => {
    const { http } = await product(
      'crud: all, http: { path: /products, status: { create: 202 }, deleted: row }',
    );
    const statuses = http?.routes.map(({ verb, status }) => [verb, status]);
    expect(statuses).toContainEqual(['create', 202]);
    expect(statuses).toContainEqual(['delete', 200]);
    expect(http?.answersDeleted).toBe(true);
  });

  test('body envelopes', async () => {
    const { http } = await product('crud: all, http: /products as product/products');
    expect(http?.envelope).toEqual({ one: 'product', many: 'products' });
  });
});

describe('what is not said', () => {
  test('the list', async () => {
    expect((await product('crud: all')).list).toEqual({
      filter: [],
      search: [],
      sort: [],
      page: { size: 20, max: 100 },
      read: 'primary',
      envelope: { items: 'items', total: 'total' },
      sparse: false,
    });
  });

  test('who may call, where there is auth', async () => {
    const { allow } = await product('crud: all');
    const signedIn = [{ role: 'signedIn', condition: undefined }];
    expect(allow).toEqual({ read: signedIn, write: signedIn });
  });

  test('allow for reading alone leaves writing as it is', async () => {
    const { allow } = await product('crud: all, allow: { read: anyone }');
    expect(allow.read.map(({ role }) => role)).toEqual(['anyone']);
    expect(allow.write.map(({ role }) => role)).toEqual(['signedIn']);
  });

  test('the answer leaves out what is secret', async () => {
    const { answer } = await entityOf(
      'Product: { fields: { name: string, pin: string secret, upper: string := name }, crud: all }',
    );
    expect(names(answer.fields)).toEqual(['id', 'name', 'upper']);
  });
});

describe('answers', () => {
  const clinic = (answer: string) =>
    entityOf(
      `Owner: { fields: { name: string }, crud: all, answer: { embed: { pets: Pet* by owner } } }
Kind: { fields: { name: string }, crud: all }
Pet: { fields: { owner: ref Owner, kind: ref Kind }, crud: all, answer: ${answer} }`,
      'Pet',
    );

  test('an embedded row takes the place of the field of its name', async () => {
    const { answer } = await clinic('{ embed: { kind: kind } }');
    expect(names(answer.fields)).toEqual(['id', 'owner']);
    expect(answer.embed).toMatchObject([
      { kind: 'target', name: 'kind', source: { name: 'Kind' } },
    ]);
  });

  test('fields in the order they are asked for, and computed ones', async () => {
    const { answer } = await clinic(
      '{ fields: [owner, id], add: { mine: bool := owner === actor.id } }',
    );
    expect(names(answer.fields)).toEqual(['owner', 'id']);
    expect(answer.add[0]?.computed?.text).toBe('owner === actor.id');
  });
});

describe('owned entities', () => {
  test('know every owner', async () => {
    const image = await entityOf(
      `Image: { fields: { url: uri } }
Product: { fields: { images: Image*, cover: Image? }, crud: all }`,
      'Image',
    );
    expect(image.owners.map(({ entity, field }) => `${entity.name}.${field.name}`)).toEqual([
      'Product.images',
      'Product.cover',
    ]);
  });
});
