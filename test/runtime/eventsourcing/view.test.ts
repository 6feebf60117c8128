import type { EventMeta } from '@plinth/runtime/domain';
import { type RecordedEvent, view } from '@plinth/runtime/eventsourcing';
import { describe, expect, it } from 'vitest';

interface Shelf {
  readonly room: string;
  readonly shelf: number;
  readonly label: string;
  readonly books: number;
}

interface ShelfEvents {
  readonly ShelfPut: { readonly room: string; readonly shelf: number; readonly label: string };
  readonly BookPlaced: { readonly room: string; readonly shelf: number };
  readonly BooksCounted: { readonly room: string; readonly shelf: number; readonly books: number };
  readonly ShelfBurnt: { readonly room: string; readonly shelf: number };
}

const ofShelf = ({ room, shelf }: { room: string; shelf: number }) => ({ room, shelf });

const shelves = view<Shelf, { 'library.shelf': ShelfEvents }, 'room' | 'shelf', 'label'>({
  name: 'library.shelves',
  table: {
    name: 'library_shelves',
    key: ['room', 'shelf_number'],
    keyToRow: ({ room, shelf }) => ({ room, shelf_number: shelf }),
    toRow: ({ shelf, ...row }) => ({ ...row, shelf_number: shelf }),
    fromRow: ({ shelf_number, ...row }: Omit<Shelf, 'shelf'> & { shelf_number: number }) => ({
      ...row,
      shelf: shelf_number,
    }),
  },
  blank: (key) => ({ ...key, books: 0 }),
  on: {
    'library.shelf': {
      ShelfPut: { key: ofShelf, set: ({ label }, row) => ({ ...row, label }) },
      BookPlaced: {
        key: ofShelf,
        when: (_data, row) => row.books < 2,
        change: (_data, row) => ({ ...row, books: row.books + 1 }),
      },
      BooksCounted: {
        key: ofShelf,
        fold: ({ books }, row) => (books === 0 ? undefined : row && { ...row, books }),
      },
      ShelfBurnt: { key: ofShelf, delete: true },
    },
  },
});

const meta: EventMeta = {
  id: '1',
  at: '2026-01-31T10:00:00.000Z',
  actorId: null,
  correlationId: '1',
  causationId: null,
  streamVersion: 1,
};

function event<Type extends keyof ShelfEvents>(
  type: Type,
  more: Omit<ShelfEvents[Type], 'room' | 'shelf'>,
): RecordedEvent {
  const data = { room: 'A', shelf: 3, ...more };
  return { type, data, meta, stream: { category: 'library.shelf', id: 'A-3' }, position: 1 };
}

const row = (books: number): Shelf => ({ room: 'A', shelf: 3, label: 'poems', books });

describe('a row after an event', () => {
  it.each([
    {
      title: 'begins with what has a default',
      before: undefined,
      event: event('ShelfPut', { label: 'poems' }),
      after: row(0),
    },
    {
      title: 'keeps what the event does not set',
      before: row(2),
      event: event('ShelfPut', { label: 'prose' }),
      after: { ...row(2), label: 'prose' },
    },
    { title: 'is changed', before: row(0), event: event('BookPlaced', {}), after: row(1) },
    {
      title: 'is not begun by a change',
      before: undefined,
      event: event('BookPlaced', {}),
      after: undefined,
    },
    {
      title: 'stays as it is where the condition does not hold',
      before: row(2),
      event: event('BookPlaced', {}),
      after: row(2),
    },
    {
      title: 'is folded by hand',
      before: row(2),
      event: event('BooksCounted', { books: 7 }),
      after: row(7),
    },
    {
      title: 'is removed by hand',
      before: row(2),
      event: event('BooksCounted', { books: 0 }),
      after: undefined,
    },
    { title: 'is deleted', before: row(2), event: event('ShelfBurnt', {}), after: undefined },
    {
      title: 'knows nothing of other events',
      before: row(2),
      event: { ...event('ShelfBurnt', {}), type: 'ShelfPainted' },
      after: row(2),
    },
  ])('$title', ({ before, event, after }) => {
    expect(shelves.fold(before, event)).toEqual(after);
  });
});

describe('a view', () => {
  it('names its events', () => {
    expect(shelves.types).toEqual({
      'library.shelf': ['ShelfPut', 'BookPlaced', 'BooksCounted', 'ShelfBurnt'],
    });
  });

  it('finds the columns of the key, and none for what it does not know', () => {
    const put = event('ShelfPut', { label: 'poems' });
    expect(shelves.keyOf(put)).toEqual({ room: 'A', shelf_number: 3 });
    expect(shelves.keyOf({ ...put, type: 'ShelfPainted' })).toBeUndefined();
    expect(shelves.keyOf({ ...put, stream: { category: 'other', id: '1' } })).toBeUndefined();
  });

  it('writes rows down and reads them', () => {
    expect(shelves.toRow(row(1))).toEqual({ room: 'A', shelf_number: 3, label: 'poems', books: 1 });
    expect(shelves.fromRow(shelves.toRow(row(1)))).toEqual(row(1));
  });
});
