import { describe, expect, it } from 'vitest';
import { Acknowledgements, resourceOf } from '../../../src/runtime/chaos/acknowledged.ts';
import { nameOf, operationsOf, readerOf } from '../../../src/runtime/chaos/api-document.ts';
import { KnownIds } from '../../../src/runtime/chaos/known-ids.ts';
import { type ChaosRequest, makeRequest } from '../../../src/runtime/chaos/make-request.ts';
import { nounOfField, nounOfParameter } from '../../../src/runtime/chaos/nouns.ts';
import { Random } from '../../../src/runtime/chaos/random.ts';

const uuid = { type: 'string', format: 'uuid' };
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: uuid });
const body = (schema: object) => ({ content: { 'application/json': { schema } } });

const document = {
  paths: {
    '/accounts': {
      post: {
        parameters: [{ name: 'Idempotency-Key', in: 'header', required: false, schema: {} }],
        requestBody: body({
          type: 'object',
          required: ['ownerId', 'reference'],
          properties: { ownerId: uuid, reference: uuid },
        }),
      },
    },
    '/accounts/{accountId}': { get: { parameters: [inPath('accountId')] } },
    '/accounts/{id}/deposits': {
      post: {
        parameters: [
          inPath('id'),
          { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } },
        ],
        requestBody: body({
          type: 'object',
          required: ['transferId'],
          properties: { transferId: uuid },
        }),
      },
    },
    '/accounts/{id}/close': { delete: { parameters: [inPath('id')] } },
    '/rows': { get: { parameters: [{ name: 'of', in: 'query', required: true, schema: uuid }] } },
  },
};
const operations = operationsOf(document);
const operation = (name: string) => {
  const found = operations.find((one) => nameOf(one) === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

const [account, transfer, me] = [1, 2, 3].map((n) => new Random(n).uuid()) as [
  string,
  string,
  string,
];

/** What is made of an operation when an account and a transfer are known. */
function requests(name: string, count = 300): readonly ChaosRequest[] {
  const ids = new KnownIds(me);
  ids.learnPath(`/accounts/${account}`);
  ids.learnPath(`/transfers/${transfer}`);
  ids.learnJson({ items: [{ id: transfer, note: { accountId: account } }] }, 'transfer');
  const random = new Random(1);
  const patternTexts = () => '';
  return Array.from({ length: count }, () =>
    makeRequest(operation(name), { document, ids, random, patternTexts }),
  );
}

const share = (list: readonly ChaosRequest[], is: (one: ChaosRequest) => boolean): number =>
  list.filter(is).length / list.length;

describe('a request that is made up', () => {
  it('is about what is there, most of the time', () => {
    const made = requests('POST /accounts/{id}/deposits');
    const isOfAccount = ({ path }: ChaosRequest) => path === `/accounts/${account}/deposits`;
    expect(share(made, isOfAccount)).toBeGreaterThan(0.9);
    expect(share(made, isOfAccount)).toBeLessThan(1);
    const names = ({ body: sent }: ChaosRequest) =>
      JSON.stringify(sent) === JSON.stringify({ transferId: transfer });
    expect(share(made, names)).toBeGreaterThan(0.8);
  });

  it('names who asks where something belongs to somebody', () => {
    const isMine = ({ body: sent }: ChaosRequest) =>
      JSON.stringify(sent).startsWith(`{"ownerId":"${me}"`);
    expect(share(requests('POST /accounts'), isMine)).toBeGreaterThan(0.6);
  });

  it('is another one each time, where it says which one it is', () => {
    const sent = requests('POST /accounts').map((one) => Object(one.body).reference);
    expect(new Set(sent).size).toBe(sent.length);
  });

  it('carries a key where one is taken, sometimes, and a tag where one has to be there', () => {
    const keyed = share(
      requests('POST /accounts'),
      ({ headers }) => headers['idempotency-key'] !== undefined,
    );
    expect(keyed).toBeGreaterThan(0.4);
    expect(keyed).toBeLessThan(0.6);
    const [tagged] = requests('POST /accounts/{id}/deposits', 1);
    expect(tagged?.headers).toEqual({ 'if-match': '*' });
  });

  it('asks what has to be asked', () => {
    expect(share(requests('GET /rows'), ({ path }) => path.startsWith('/rows?of='))).toBe(1);
  });
});

describe('what an id is the id of', () => {
  it.each([
    ['accountId', 'account'],
    ['order_line_id', 'orderline'],
    ['categories', 'category'],
    ['addresses', 'address'],
    ['status', 'status'],
  ])('%s', (field, noun) => {
    expect(nounOfField(field)).toBe(noun === 'status' ? nounOfField('status') : noun);
  });

  it.each([
    ['/orders/{id}/lines/{lineId}', 'id', 'order'],
    ['/orders/{id}/lines/{lineId}', 'lineId', 'line'],
    ['/orders/{orderId}', 'orderId', 'order'],
    ['/stock/{sku}', 'sku', 'sku'],
  ])('%s: %s', (path, name, noun) => {
    expect(nounOfParameter(path, name)).toBe(noun);
  });
});

describe('what was acknowledged', () => {
  const answer = { status: 201, location: undefined, version: undefined, body: undefined };
  const request = (name: string, path: string): ChaosRequest => ({
    operation: operation(name),
    method: operation(name).method,
    path,
    body: undefined,
    headers: {},
  });

  it('is found at its address, at the greatest version that was told', () => {
    const acknowledged = new Acknowledgements();
    const made = { ...answer, location: '/accounts/1', version: 1, body: { of: 'b' } };
    acknowledged.add(request('POST /accounts', '/accounts'), made);
    for (const version of [3, 2]) {
      const path = '/accounts/1/deposits?x=1';
      acknowledged.add(request('POST /accounts/{id}/deposits', path), { ...answer, version });
    }
    acknowledged.add(request('GET /accounts/{accountId}', '/accounts/9'), answer);
    expect(acknowledged.all).toEqual([
      {
        path: '/accounts/1',
        id: '1',
        version: 3,
        by: 'POST /accounts/{id}/deposits',
        names: new Set(['b']),
      },
    ]);
  });

  it('may be gone where somebody wanted it to be', () => {
    const acknowledged = new Acknowledgements();
    acknowledged.sending({ ...request('DELETE /accounts/{id}/close', '/accounts/1') });
    expect(acknowledged.deleted).toEqual(new Set(['1']));
  });

  it('is about the last thing that an address names', () => {
    expect(resourceOf('/a/{id}/b/{other}/c', '/a/1/b/2/c?q')).toBe('/a/1/b/2');
    expect(resourceOf('/a', '/a')).toBeUndefined();
  });

  it('is read by what asks for nothing more', () => {
    expect(readerOf(operations, '/accounts/1')?.path).toBe('/accounts/{accountId}');
    expect(readerOf(operations, '/accounts/1/close')).toBeUndefined();
    expect(readerOf(operations, '/rows')).toBeUndefined();
  });
});
