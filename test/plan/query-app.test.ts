import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestAnswer, TestClient } from '../../src/runtime/testing/index.ts';
import { root } from '../arch/source.ts';
import { renderSpec } from '../golden/render-spec.ts';

/** What the generated test/test-app.ts hands out. */
interface LibraryApp {
  readonly api: TestClient;
  readonly anonymous: TestClient;
  readonly close: () => Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), 'plinth-queries-'));
const secret = 'only tests sign with this: thirty-two characters or more';
const me = crypto.randomUUID();

const isbn = (number: number): string => String(number).padStart(13, '0');

const book = (number: number, more: object) => ({
  id: isbn(number),
  title: `Book ${number}`,
  genre: 'Novel',
  price: '9.00',
  pages: 100 + number,
  ...more,
});

let app: LibraryApp;

/** What a tool of the app says about it; nothing when it is content. */
function complaints(tool: string, ...args: readonly string[]): string {
  try {
    execFileSync(join(root, 'node_modules/.bin', tool), args, { cwd: folder, stdio: 'pipe' });
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: Buffer; readonly stderr: Buffer };
    return `${stdout}${stderr}`;
  }
}

/** The app's own settings, with the runtime's sources in the place of its package. */
const sources = {
  extends: './tsconfig.json',
  compilerOptions: {
    allowImportingTsExtensions: true,
    paths: { '@plinth/runtime/*': [join(root, 'src/runtime/*/index.ts')] },
  },
};

/** Somebody with the role of a reader, and what else his token says. */
async function reader(subject: string, claims: object = {}): Promise<TestClient> {
  const token = await new SignJWT({ roles: ['reader'], ...claims })
    .setSubject(subject)
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secret));
  return app.anonymous.as(token);
}

async function create(path: string, body: object): Promise<{ readonly id: string }> {
  const created = await app.api.post(path, body);
  expect(created.status, created.text).toBe(201);
  return created.body as { readonly id: string };
}

/** The numbers of the books in a list. */
function numbers({ status, body, text }: TestAnswer): readonly number[] {
  expect(status, text).toBe(200);
  const page = body as { readonly items?: readonly object[]; readonly books?: readonly object[] };
  const rows = page.items ?? page.books ?? (body as readonly object[]);
  return rows.map((row) => Number('id' in row ? row.id : Number.NaN));
}

beforeAll(async () => {
  const rendered = await renderSpec(join(root, 'test/plan/fixtures/queries.yaml'));
  for (const [path, text] of rendered) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(join(folder, 'tsconfig.check.json'), JSON.stringify(sources));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { startTestApp } = await import(join(folder, 'test/test-app.ts'));
  app = await startTestApp();
}, 60_000);

afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('queries over books', () => {
  let author: string;

  beforeAll(async () => {
    author = (await create('/api/authors', { name: 'Ann' })).id;
    const books = [
      book(1, { title: 'Zebra 100%', price: '10.00', tags: ['x', 'y'], authors: [author] }),
      book(2, { title: 'apple', price: '9.50', genre: 'Poetry', keeper: 'joe' }),
      book(3, { title: 'Zed', price: '100.00', onShelf: false, addedAt: '2019-01-01T00:00:00Z' }),
      book(4, { title: 'atoms', genre: 'Science' }),
      book(5, { title: 'cheap', price: '7.5', pages: 10, weight: 2.5, blurb: 'x%' }),
      book(6, { title: 'odd', price: '5', genre: 'Science', published: '2000-01-01', weight: 2 }),
      book(7, {
        price: '19.9',
        genre: 'Poetry',
        published: '2090-01-01',
        addedAt: '2024-05-01T10:00:00+02:00',
      }),
      book(8, { genre: 'Science', keeper: me, blurb: 'north', published: '2001-01-01' }),
      book(9, { genre: 'Science', keeper: me, blurb: 'south' }),
    ];
    for (const one of books) await create('/api/books', one);
  });

  test.each([
    ['', [3, 7, 1, 2, 5]],
    ['limit=2', [3, 7]],
    ['limit=2&offset=2', [1, 2]],
    ['title=0%25', [1]],
    ['title=_', []],
    ['start=ze', [3, 1]],
    ['genres=Poetry', [7, 2]],
    ['genres=Poetry&genres=Novel', [3, 7, 1, 2, 5]],
    ['tag=y', [1]],
    ['tag=%25', []],
    ['cheapest=9.5', [3, 7, 1, 2]],
    ['cheapest=9.50&dearest=100', [7, 1, 2]],
    ['longerThan=102', [3, 7]],
    ['addedSince=2024-05-01T08:00:00Z&genres=Poetry', [7, 2]],
    ['addedSince=2024-05-01T10:00:01%2B02:00&genres=Poetry', [2]],
    ['onShelf=false', [3]],
    ['held-by=joe', [2]],
    ['title=e&onShelf=true&dearest=10', [2, 5]],
  ] as const)('search?%s', async (search, found) => {
    const limit = search.includes('limit') ? '' : '&limit=5';
    expect(numbers(await app.anonymous.get(`/api/search?${search}${limit}`))).toEqual(found);
  });

  test('rows that point at one of many are found', async () => {
    expect(numbers(await app.anonymous.get(`/api/search?author=${author}`))).toEqual([1]);
  });

  test('a page tells how many there are', async () => {
    const { body } = await app.anonymous.get('/api/search');
    expect(body).toMatchObject({ total: 5, limit: 2, offset: 0 });
  });

  test.each([
    'genres=Prose',
    'limit=6',
    'offset=-1',
    'cheapest=dear',
    'longerThan=1.5',
    'addedSince=2024-05-01',
    'onShelf=maybe',
    'author=1',
    `title=${'x'.repeat(300)}`,
  ])('search?%s is refused', async (search) => {
    const refused = await app.anonymous.get(`/api/search?${search}`);
    expect(refused.status).toBe(422);
    const field = search.slice(0, search.indexOf('='));
    expect(Object.keys((refused.body as { fields: object }).fields).join()).toContain(field);
  });

  test.each([
    ['', []],
    ['genre=Science', [6]],
    ['genre=Poetry&most=20', []],
    ['genre=Poetry&most=19.9&since=2099-01-01', [7]],
    ['genre=Poetry&most=19.89&since=2099-01-01', []],
    ['genre=Science&since=1999-12-31', []],
  ] as const)('cheap?%s, what is left out having its default', async (search, found) => {
    const expected = search === 'genre=Science' ? [8, 6] : found;
    expect(numbers(await app.anonymous.get(`/api/cheap?${search}`))).toEqual(expected);
  });

  test('literals, null among them', async () => {
    expect(numbers(await app.api.get('/api/odd'))).toEqual([7]);
  });

  test('one row by its id', async () => {
    const found = await app.anonymous.get(`/api/catalogue/${isbn(1)}`);
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({
      title: 'Zebra 100%',
      authors: [author],
      price: '10.00',
      label: 'Zebra 100% (Novel)',
    });
    expect(found.body).not.toHaveProperty('cost');
  });

  test.each(['9999999999999', 'abc'])('no row: 404 (%s)', async (id) => {
    expect((await app.anonymous.get(`/api/catalogue/${id}`)).status).toBe(404);
  });

  test('what the token says is compared with, and what is computed depends on who asks', async () => {
    const { body } = await (await reader(me, { branch: 'north' })).get('/api/shelf?branch=q');
    const row = { id: isbn(8), title: 'Book 8', price: '9.00', label: 'Book 8 (Science)' };
    const added = { mine: true, twice: '18.0000', isNew: true };
    expect(body).toEqual({ books: [{ ...row, ...added }], total: 1, limit: 20, offset: 0 });
  });

  test.each([{}, { branch: 5 }, { branch: null }])(
    'a claim of another kind matches nothing: %j',
    async (claims) => {
      const { body } = await (await reader(me, claims)).get('/api/shelf?branch=q');
      expect(body).toEqual({ books: [], total: 0, limit: 20, offset: 0 });
    },
  );
});

describe('queries over loans', () => {
  let copy: { readonly id: string };
  let loan: { readonly id: string };

  beforeAll(async () => {
    await create('/api/books', book(20, {}));
    copy = await create('/api/copies', {
      book: isbn(20),
      barcode: 'b/1',
      remark: { text: 'stain' },
    });
    loan = await create('/api/loans', { copy: copy.id, reader: me, due: '2025-01-31', fee: '1.5' });
  });

  test('a condition on the row decides', async () => {
    const path = `/api/my-loans/${loan.id}`;
    const mine = await (await reader(me)).get(path);
    expect(mine.body).toEqual({ loan: { id: loan.id, due: '2025-01-31', fee: '1.50', copy } });
    expect((await (await reader(crypto.randomUUID())).get(path)).status).toBe(403);
    expect((await app.anonymous.get(path)).status).toBe(401);
    expect((await app.api.get(path)).status).toBe(200);
    expect((await (await reader(me)).get(`/api/my-loans/${me}`)).status).toBe(404);
  });

  test('a condition on the input decides', async () => {
    const path = `/api/readers/${me}/loans`;
    expect((await (await reader(me)).get(path)).status).toBe(200);
    expect((await (await reader(crypto.randomUUID())).get(path)).status).toBe(403);
  });

  test('one row by a unique field', async () => {
    expect((await app.anonymous.get('/api/barcodes/b%2F1')).body).toEqual({ copy });
  });

  test('rows of others are put in', async () => {
    const path = `/api/books/${isbn(20)}/copies`;
    const { body } = await app.anonymous.get(`${path}?conditions=fine&conditions=worn`);
    expect(body).toMatchObject({
      total: 1,
      items: [{ id: copy.id, book: { title: 'Book 20' }, loans: [{ reader: me }] }],
    });
    expect((await app.anonymous.get(path)).status).toBe(422);
  });

  test('what was answered is answered again while it is fresh', async () => {
    const somebody = crypto.randomUUID();
    const asking = await reader(somebody);
    const path = `/api/readers/${somebody}/loans`;
    const first = { copy: copy.id, reader: somebody, due: '2025-01-31' };
    await create('/api/loans', first);
    expect((await asking.get(path)).body).toMatchObject({ total: 1 });
    await create('/api/loans', first);
    expect((await asking.get(path)).body).toMatchObject({ total: 1 });
    expect((await asking.get(`${path}?limit=7`)).body).toMatchObject({ total: 2 });
    expect((await app.api.get(path)).body).toMatchObject({ total: 2 });
  });
});

describe('queries written by hand', () => {
  test.each([
    ['/api/recommended/Novel', 501],
    ['/api/recommended/Prose', 404],
    ['/api/forecast?at=2025-01-01', 501],
    ['/api/forecast?at=now', 422],
  ])('%s answers %i until somebody writes them', async (path, status) => {
    expect((await app.api.get(path)).status).toBe(status);
  });
});

describe('corners', () => {
  beforeAll(async () => {
    const first = {
      name: 'ann',
      prices: ['5.00', '7.5'],
      counts: [3],
      flags: [true],
      detail: { text: 'd' },
    };
    const { body } = await app.api.post('/api/entries', {
      entry: { ...first, sizes: ["it's small"], total: '10', count: 4, open: true, '@from': 'A_x' },
    });
    const friends = [(body as { entry: { id: number } }).entry.id];
    const second = { ...first, name: 'bob', flags: [false], friends, total: '9.5', open: false };
    expect((await app.api.post('/api/entries', { entry: second })).status).toBe(201);
  });

  const names = ({ body, text, status }: TestAnswer): readonly string[] => {
    expect(status, text).toBe(200);
    const rows = (body as { items?: readonly { name: string }[] }).items ?? body;
    return (rows as readonly { name: string }[]).map(({ name }) => name);
  };

  test.each([
    ['by-price?price=5&count=3&flag=false&friend=1', ['bob']],
    ['by-price?price=7.50&count=3&flag=true&friend=1', []],
    ['numbers?totals=9.50&totals=10', ['ann', 'bob']],
    ['numbers?totals=9.5', ['bob']],
    ['numbers?least=3.5', ['ann']],
    ['numbers?most=9', []],
    ['numbers?most=10', ['ann', 'bob']],
    ['numbers?opens=false', ['bob']],
    ["pages?size=it's%20small", ['ann']],
    ['everyone', ['ann', 'bob']],
  ] as const)('%s', async (path, found) => {
    expect(names(await app.api.get(`/api/${path}`))).toEqual(found);
  });

  test('another status, wrapped; the answer of the entity', async () => {
    const { status, body } = await app.anonymous.get('/api/named/ann');
    expect([status, Object.keys(body as object)]).toEqual([203, ['record']]);
    expect((await app.anonymous.post('/api/all', undefined)).body).toMatchObject({ total: 2 });
    expect((await app.anonymous.get('/api/same')).body).toEqual({
      records: [
        { id: 1, name: 'ann' },
        { id: 2, name: 'bob' },
      ],
    });
  });

  test('conditions over the input and the row at once', async () => {
    const clerk = await reader(me, { roles: ['librarian'] });
    expect((await clerk.get('/api/own/1?by=ann')).status).toBe(200);
    expect((await clerk.get('/api/own/1?by=bob')).status).toBe(403);
    expect((await clerk.get('/api/own/1')).status).toBe(403);
    expect((await (await reader(me)).get(`/api/rules?by=${me}`)).status).toBe(200);
    expect((await (await reader(me)).get('/api/rules')).status).toBe(403);
  });
});

test('no two operations have one name', async () => {
  const { body } = await app.anonymous.get('/openapi.json');
  const paths = Object.values((body as { paths: Record<string, object> }).paths);
  const operations = paths.flatMap((path) => Object.values(path));
  const ids = operations.flatMap((one: { operationId?: string }) => one.operationId ?? []);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

describe('the code of the app', () => {
  test('is formatted and without a finding of the linter', () => {
    expect(complaints('biome', 'check', 'src', 'test')).toBe('');
  });

  test('compiles under the strictest settings', () => {
    expect(complaints('tsc', '--noEmit', '-p', 'tsconfig.check.json')).toBe('');
  });
});
