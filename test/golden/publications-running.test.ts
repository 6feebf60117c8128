import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { EventCodec } from '../../src/runtime/eventsourcing/index.ts';
import {
  EmbeddedBroker,
  type EventPublisher,
  type EventPublisherPorts,
} from '../../src/runtime/messaging/index.ts';
import { PublisherTest, type TestClient } from '../../src/runtime/testing/index.ts';
import { root } from '../arch/source.ts';
import { AsyncApiContract, asyncApiProblems } from '../e2e/asyncapi.ts';
import { renderSpec } from './render-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-publications-'));
const library = join(folder, 'src/contexts/library');

beforeAll(async () => {
  for (const [path, text] of await renderSpec(join(root, 'test/golden/specs/publications.yaml'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

afterEach(() => vi.restoreAllMocks());

/** What is told of an event, which is as it is stored. */
async function told(codec: string, event: string, json: object): Promise<unknown> {
  const { LibraryPublisher } = (await import(
    join(library, 'presentation/library-publisher.ts')
  )) as { LibraryPublisher: new (ports: EventPublisherPorts) => EventPublisher };
  const codecs = (await import(join(library, `infrastructure/${codec}.ts`))) as {
    readonly [name: string]: EventCodec;
  };
  const [written] = Object.values(codecs);
  if (written === undefined) throw new Error(`${codec} writes nothing`);
  const { librarySchemas } = await import(join(library, 'presentation/schemas.ts'));
  const { sharedSchemas } = await import(join(folder, 'src/shared/schemas.ts'));
  const publisher = new PublisherTest(
    (ports) => new LibraryPublisher(ports),
    [...sharedSchemas, ...librarySchemas],
  );
  return publisher.when(written, event, json);
}

const page = {
  id: '01948b1c-5f00-7000-8000-000000000001',
  text: 'Once',
  cost: { amount: '1.5', cur: 'EUR' },
  contact: { type: 'mail', mailTo: 'a@example.org' },
  footnote: null,
};

const book = {
  bookId: 7,
  title: 'Tales',
  pages: [page],
  price: '120',
  genre: 'novel',
  tags: ['old'],
};

const loan = {
  loanId: 'l-1',
  book: 7,
  reader: null,
  fee: { amount: '2', cur: 'EUR' },
  fees: { late: { amount: '3', cur: 'EUR' } },
  limit: null,
  contact: { type: 'mail', mailTo: 'a@example.org' },
};

test('all of an event is told by its names outside, without what is secret', async () => {
  expect(await told('book-events', 'BookCreated', book)).toEqual({
    channel: 'library',
    type: 'library.book-created',
    key: '7',
    data: {
      bookId: 7,
      '@title': 'Tales',
      pages: [
        {
          id: page.id,
          text: 'Once',
          cost: { amount: '1.50', cur: 'EUR' },
          contact: { type: 'mail', mailTo: 'a@example.org' },
          note: null,
        },
      ],
      price: '120.0000',
      genre: 'novel',
      tags: ['old'],
    },
  });
});

test('some fields, bare, under a key of their own', async () => {
  expect(await told('book-events', 'BookUpdated', book)).toEqual({
    channel: 'library.books',
    type: 'book.changed',
    key: 'novel',
    data: { bookId: 7, title: 'Tales', genre: 'novel', dear: true, double: '240.00' },
  });
});

test('what is computed of an event, and of what is known about it', async () => {
  expect(await told('loan-events', 'LoanMade', loan)).toEqual({
    channel: 'library',
    type: 'library.loan-made',
    key: 'l-1',
    data: {
      loanId: 'l-1',
      reader: null,
      contact: { type: 'mail', mailTo: 'a@example.org' },
      fees: { late: { amount: '3.00', cur: 'EUR' } },
      owed: '3.0000',
      limits: ['0.0000', '1.0000'],
      price: { amount: '2.00', cur: 'EUR' },
      at: '2026-01-01T00:00:00.000Z',
      by: null,
    },
  });
  const read = await told('loan-events', 'LoanMade', { ...loan, reader: 'Ann', fee: null });
  expect(read).toMatchObject({ key: 'Ann', data: { owed: null, price: null } });
});

test('a key that is no text, and one that may be missing', async () => {
  const rated = { loanId: 'l-1', rating: 5 };
  expect(await told('loan-events', 'LoanRated', rated)).toMatchObject({
    key: '5',
    data: { loan: 'l-1', rating: 5 },
  });
  expect(await told('loan-events', 'LoanEnded', rated)).toMatchObject({ key: '5' });
  const unrated = { loanId: 'l-1', rating: null };
  expect(await told('loan-events', 'LoanEnded', unrated)).toMatchObject({ key: 'l-1' });
});

interface TestApp {
  readonly api: TestClient;
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const loans = async (api: TestClient): Promise<void> => {
  const { body } = await api.post('/books', { ...book, '@title': 'Tales', code: 'x', price: '1' });
  const { id } = body as { readonly id: number };
  const contact = { type: 'mail', mailTo: 'a@example.org' };
  const fees = { late: { amount: '3', cur: 'EUR' } };
  const lent = await api.post('/loans/l-1', { book: id, fees, contact, fee: fees.late });
  expect(lent.status, lent.text).toBe(201);
  await api.post('/loans/l-2', { book: id, fees: {}, contact: { type: 'none' }, reader: 'Ann' });
  for (const path of ['/loans/l-1/return', '/loans/l-1/ratings']) {
    expect((await api.post(path, { rating: 5 })).status).toBe(204);
  }
  const changed = await api.patch(`/books/${id}`, { genre: 'poems' });
  expect(changed.status, changed.text).toBe(200);
  expect((await api.post('/reports/north', { degrees: -3.5 })).status).toBe(201);
};

async function started(work: (app: TestApp) => Promise<void>): Promise<void> {
  const { startTestApp } = (await import(join(folder, 'test/test-app.ts'))) as {
    startTestApp: () => Promise<TestApp>;
  };
  const app = await startTestApp();
  try {
    await loans(app.api);
    await app.settled();
    await work(app);
  } finally {
    await app.close();
  }
}

test('the queue of another context is told, and works on it', async () => {
  await started(async ({ api }) => {
    const { text } = await api.get('/metrics');
    expect(text).toContain('dead_letters_parked{subscription="tasks.library-tasks"} 1');
    expect(text).toContain('dead_letters_parked{subscription="library:publisher"} 0');
  });
});

test('the AsyncAPI document is one, and all that is told is as it says', async () => {
  const publish = vi.spyOn(EmbeddedBroker.prototype, 'publish');
  await started(async ({ api }) => {
    const contract = new AsyncApiContract(JSON.parse((await api.get('/asyncapi.json')).text));
    expect(asyncApiProblems(contract.document)).toEqual([]);
    const said = publish.mock.calls.flatMap(([channel, messages]) =>
      messages.map(({ headers = {}, key = '', body }) => ({
        channel: channel.name,
        headers: { ...headers, key },
        body,
      })),
    );
    expect(said.flatMap((one) => contract.problems(one))).toEqual([]);
    expect([...contract.seen].sort()).toEqual([...contract.messages('send')].sort());
    expect(contract.messages('receive')).toEqual(['library_tasks library.loan-ended-2']);
    const [first] = said;
    if (first === undefined) throw new Error('nothing is said');
    const spoiled = first.body.replace('"bookId"', '"book"');
    expect(contract.problems({ ...first, body: spoiled })).not.toEqual([]);
  });
});
