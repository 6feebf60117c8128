import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../src/runtime/testing/index.ts';
import { root } from '../arch/source.ts';
import { renderSpec } from '../golden/render-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-http-'));

let app: { readonly api: TestClient; readonly close: () => Promise<void> };

beforeAll(async () => {
  for (const [path, text] of await renderSpec(join(root, 'test/plan/fixtures/http.yaml'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { startTestApp } = await import(join(folder, 'test/test-app.ts'));
  app = await startTestApp();
});

afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

const any = { 'if-match': '*' };

async function created(note: object): Promise<string> {
  const { status, headers, text } = await app.api.post('/notes', { name: 'n', ...note });
  expect(status, text).toBe(201);
  return String(headers.location);
}

describe('distinct', () => {
  const at = '2026-01-31T10:00:00Z';
  const sameAt = '2026-01-31T12:00:00+02:00';

  test.each<[string, object, string]>([
    ['decimals', { sums: ['1', 1.0, '1.0'] }, 'sums'],
    ['instants', { times: [at, sameAt] }, 'times'],
    [
      'values',
      {
        spans: [
          { from: at, size: 1 },
          { from: sameAt, size: '1.0', note: null },
        ],
      },
      'spans',
    ],
    [
      'unions',
      {
        pays: [
          { type: 'card', limit: 1 },
          { type: 'card', limit: '1' },
        ],
      },
      'pays',
    ],
  ])('%s are compared by what they are', async (_, note, field) => {
    const refused = { status: 422, body: { fields: { [field]: [expect.any(String)] } } };
    expect(await app.api.post('/notes', { name: 'n', ...note })).toMatchObject(refused);
    const url = await created({});
    expect(await app.api.patch(url, note, any)).toMatchObject(refused);
    expect(await app.api.put(url, { name: 'n', ...note }, any)).toMatchObject(refused);
  });

  test('what differs is let in', async () => {
    await created({
      sums: [1, 2],
      spans: [
        { from: at, size: 1 },
        { from: at, size: 2 },
      ],
    });
  });
});

describe('immutable', () => {
  const extra = { a: [1] };

  test('JSON and owned rows may be repeated, left out, and not changed', async () => {
    const url = await created({ extra, part: { name: 'p', size: 1 } });
    const { body } = await app.api.get(url);
    const { part } = body as { readonly part: object };
    const same = { name: 'm', extra: { a: [1] }, part: { ...part, size: '1.0' } };
    expect(await app.api.put(url, same, any)).toMatchObject({ status: 200, body: { extra, part } });
    expect(await app.api.put(url, { name: 'm' }, any)).toMatchObject({ body: { extra, part } });
    for (const other of [{ extra: { a: [2] } }, { part: { ...part, size: 2 } }]) {
      expect(await app.api.put(url, { name: 'm', ...other }, any)).toMatchObject({ status: 422 });
      expect(await app.api.patch(url, other, any)).toMatchObject({ status: 422 });
    }
  });

  test('holds for the fields of owned rows that stay', async () => {
    const url = await created({ parts: [{ name: 'p', size: 1 }] });
    const { body } = await app.api.get(url);
    const { parts } = body as { readonly parts: readonly [{ id: string; since: string }] };
    const [{ id, since }] = parts;
    const kept = await app.api.patch(url, { parts: [{ id, name: 'p', size: 2 }] }, any);
    expect(kept).toMatchObject({ status: 200, body: { parts: [{ id, since, size: 2 }] } });
    const changed = await app.api.patch(url, { parts: [{ id, name: 'q', size: 2 }] }, any);
    const fields = { 'parts.0.name': ['cannot be changed'] };
    expect(changed).toMatchObject({ status: 422, body: { fields } });
    const another = await app.api.patch(url, { parts: [{ name: 'q', size: 2 }] }, any);
    expect(another).toMatchObject({ status: 200, body: { parts: [{ name: 'q' }] } });
  });
});

test('If-Match is demanded of what is there, and cannot hold for what is made', async () => {
  const url = `/accounts/${crypto.randomUUID()}`;
  const put = async (headers: Record<string, string>) =>
    (await app.api.put(url, { amount: 1 }, headers)).status;
  expect(await put(any)).toBe(412);
  expect(await put({})).toBe(201);
  expect(await put({})).toBe(428);
  expect(await put({ 'if-match': 'W/"1"' })).toBe(201);
  expect(await put({ 'if-match': 'W/"1"' })).toBe(412);
});

test('where unknown fields are refused, so is a body that nothing is read from', async () => {
  const url = `/accounts/${crypto.randomUUID()}`;
  expect(await app.api.put(url, { amount: 1 })).toMatchObject({ status: 201 });
  const touch = (body?: object) => app.api.post(`${url}/touch/3`, body, any);
  const fields = { amount: ['is not known'] };
  expect(await touch({ amount: 4 })).toMatchObject({ status: 422, body: { fields } });
  expect(await touch({})).toMatchObject({ status: 204 });
  expect(await touch()).toMatchObject({ status: 204 });
});

test('a body that may hold nothing may be left out', async () => {
  const url = `/accounts/${crypto.randomUUID()}`;
  expect(await app.api.put(url)).toMatchObject({
    status: 422,
    body: { fields: { amount: ['is required'] } },
  });
  await app.api.put(url, { amount: 1 });
  expect(await app.api.post(`${url}/additions`, undefined, any)).toMatchObject({ status: 204 });
});

test('the document says which bodies may be left out', async () => {
  const { body } = await app.api.get('/openapi.json');
  const { paths } = body as { readonly paths: Record<string, Record<string, object>> };
  const bodyOf = (path: string, method = 'post') => paths[path]?.[method];
  expect(bodyOf('/accounts/{id}', 'put')).toMatchObject({ requestBody: { required: true } });
  expect(bodyOf('/accounts/{id}/additions')).toMatchObject({ requestBody: { required: false } });
  expect(bodyOf('/accounts/{id}/touch/{amount}')).not.toHaveProperty('requestBody');
});

test('a UUID is the same in either case, and kept and answered in lower case', async () => {
  const [id, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const upper = id.toUpperCase();
  const shelf = { id: upper, owner: upper, notes: [] };
  const made = await app.api.post('/shelves', shelf);
  expect(made).toMatchObject({ status: 201, body: { id, owner: id } });
  expect(await app.api.post('/shelves', { ...shelf, id })).toMatchObject({ status: 409 });
  expect(await app.api.get(`/shelves/${upper}`)).toMatchObject({ status: 200, body: { id } });
  expect(await app.api.get(`/shelves?owner=${upper}`)).toMatchObject({ body: { total: 1 } });
  const referring = await app.api.post('/shelves', { id: other, owner: id, notes: [upper] });
  expect(referring).toMatchObject({ status: 201, body: { notes: [id] } });
  const twice = await app.api.patch(`/shelves/${other}`, { notes: [id, upper] }, any);
  expect(twice).toMatchObject({ status: 422, body: { fields: { notes: [expect.any(String)] } } });
  const account = `/accounts/${crypto.randomUUID()}`;
  const put = async (url: string) => (await app.api.put(url, { amount: 1 })).status;
  expect(await put(account)).toBe(201);
  expect(await put(account.toUpperCase().replace('ACCOUNTS', 'accounts'))).toBe(428);
});
