import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventCodec } from '../../src/runtime/eventsourcing/index.ts';
import type { EventPublisher, EventPublisherPorts } from '../../src/runtime/messaging/index.ts';
import { PublisherTest, type TestClient } from '../../src/runtime/testing/index.ts';
import { root } from '../arch/source.ts';
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
  const publisher = new PublisherTest((ports) => new LibraryPublisher(ports));
  return publisher.when(written, event, json);
}

const page = {
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

test('the queue of another context is told, and works on it', async () => {
  const { startTestApp } = (await import(join(folder, 'test/test-app.ts'))) as {
    startTestApp: () => Promise<{
      readonly api: TestClient;
      readonly settled: () => Promise<void>;
      readonly close: () => Promise<void>;
    }>;
  };
  const { api, settled, close } = await startTestApp();
  try {
    const made = await api.post('/books', { ...book, '@title': 'Tales', code: 'x', price: '1' });
    const contact = { type: 'none' };
    await api.post('/loans/l-1', { book: (made.body as { id: number }).id, fees: {}, contact });
    expect((await api.post('/loans/l-1/return', {})).status).toBe(204);
    await settled();
    const { text } = await api.get('/metrics');
    expect(text).toContain('dead_letters_parked{subscription="tasks.library-tasks"} 1');
    expect(text).toContain('dead_letters_parked{subscription="library:publisher"} 0');
  } finally {
    await close();
  }
});
