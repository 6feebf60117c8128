import type { Kysely } from 'kysely';
import type { ColumnTypes, Database } from '../database/index.ts';
import { newId } from '../domain/index.ts';
import { codec, type EventStore, type View, view } from '../eventsourcing/index.ts';

/** What can happen to the shelves of the library that the suite of projections keeps. */
export interface ShelfEvents {
  readonly ShelfPut: { readonly shelf: string; readonly place: string };
  readonly BookPlaced: { readonly shelf: string; readonly author: string; readonly pages: number };
  readonly ShelfRemoved: { readonly shelf: string };
}

interface Shelf {
  readonly shelf: string;
  readonly place: string;
  readonly books: number;
  /** The versions of the stream that the row has seen, in the order in which it saw them. */
  readonly seen: string;
}

interface Author {
  readonly author: string;
  readonly books: number;
  readonly pages: number;
}

interface Size {
  readonly author: string;
  readonly size: string;
  readonly books: number;
}

export interface LibraryTables {
  readonly contract_library_shelf: Shelf;
  readonly contract_library_author: Author;
  readonly contract_library_size: Size;
}

type Happened = {
  [Type in keyof ShelfEvents]: { readonly type: Type; readonly data: ShelfEvents[Type] };
}[keyof ShelfEvents];

const category = 'library.shelf';

/** How those events are written down: to be handed to the store of the suite. */
export const libraryEvents = codec<ShelfEvents>({
  category,
  events: {
    ShelfPut: { version: 1 },
    BookPlaced: { version: 1 },
    ShelfRemoved: { version: 1 },
  },
});

/** The tables of the views, beside those of the events. */
export async function createLibraryTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('contract_library_shelf')
    .addColumn('shelf', types.text, (column) => column.primaryKey())
    .addColumn('place', types.text, (column) => column.notNull())
    .addColumn('books', types.integer, (column) => column.notNull())
    .addColumn('seen', types.text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('contract_library_author')
    .addColumn('author', types.text, (column) => column.primaryKey())
    .addColumn('books', types.integer, (column) => column.notNull())
    .addColumn('pages', types.integer, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('contract_library_size')
    .addColumn('author', types.text, (column) => column.notNull())
    .addColumn('size', types.text, (column) => column.notNull())
    .addColumn('books', types.integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('contract_library_size_pk', ['author', 'size'])
    .execute();
}

const asItStands = <Row extends object, Key extends object>() => ({
  keyToRow: (key: Key): object => key,
  toRow: (row: Row): object => row,
  fromRow: (columns: Row): Row => columns,
});

const ofShelf = ({ shelf }: { readonly shelf: string }) => ({ shelf });

type OfShelf = { readonly [category]: ShelfEvents };

/** A row that is deleted and made again, one of many streams, and one with a made key of two. */
export function libraryViews({ sync }: { readonly sync: boolean }): readonly View[] {
  const shelves = view<Shelf, OfShelf, 'shelf', 'place'>({
    name: 'library.shelves',
    sync,
    table: { name: 'contract_library_shelf', key: ['shelf'], ...asItStands() },
    blank: (key) => ({ ...key, books: 0, seen: '' }),
    on: {
      [category]: {
        ShelfPut: { key: ofShelf, set: ({ place }, row) => ({ ...row, place }) },
        BookPlaced: {
          key: ofShelf,
          change: (_data, row, { streamVersion }) => ({
            ...row,
            books: row.books + 1,
            seen: `${row.seen}${streamVersion} `,
          }),
        },
        ShelfRemoved: { key: ofShelf, delete: true },
      },
    },
  });
  const authors = view<Author, OfShelf, 'author'>({
    name: 'library.authors',
    sync,
    table: { name: 'contract_library_author', key: ['author'], ...asItStands() },
    blank: (key) => ({ ...key, books: 0, pages: 0 }),
    on: {
      [category]: {
        BookPlaced: {
          key: ({ author }) => ({ author }),
          set: ({ pages }, row) => ({ ...row, books: row.books + 1, pages: row.pages + pages }),
        },
      },
    },
  });
  const sizes = view<Size, OfShelf, 'author' | 'size'>({
    name: 'library.sizes',
    sync,
    table: { name: 'contract_library_size', key: ['author', 'size'], ...asItStands() },
    blank: (key) => ({ ...key, books: 0 }),
    on: {
      [category]: {
        BookPlaced: {
          key: ({ author, pages }) => ({ author, size: pages > 300 ? 'long' : 'short' }),
          when: ({ pages }) => pages > 0,
          set: (_data, row) => ({ ...row, books: row.books + 1 }),
        },
      },
    },
  });
  return [shelves, authors, sizes];
}

/** Shelves that are put up, filled, now and then removed and put up again. */
export function libraryStory(events: number, shelves = 7): readonly Happened[] {
  const standing = new Set<string>();
  return Array.from({ length: events }, (_, at): Happened => {
    const shelf = `shelf ${at % shelves}`;
    if (!standing.has(shelf)) {
      standing.add(shelf);
      return { type: 'ShelfPut', data: { shelf, place: `room ${at % 3}` } };
    }
    if (at % 17 === 16) {
      standing.delete(shelf);
      return { type: 'ShelfRemoved', data: { shelf } };
    }
    return {
      type: 'BookPlaced',
      data: { shelf, author: `author ${at % 5}`, pages: (at * 37) % 600 },
    };
  });
}

/** Appends what happened, each shelf by a writer of its own; answers the last position. */
export async function happen(events: EventStore, story: readonly Happened[]): Promise<number> {
  const shelves = new Set(story.map(({ data }) => data.shelf));
  const positions = await Promise.all(
    [...shelves].map(async (shelf) => {
      let { version, position } = await whereIs(events, shelf);
      for (const one of story.filter(({ data }) => data.shelf === shelf)) {
        const appended = await events.append({ category, id: shelf }, version, [withMeta(one)]);
        ({ version, position } = appended);
      }
      return position;
    }),
  );
  return Math.max(...positions);
}

async function whereIs(events: EventStore, id: string) {
  const last = (await events.read({ category, id })).at(-1);
  return { version: last?.meta.streamVersion ?? 0, position: last?.position ?? 0 };
}

function withMeta(happened: Happened) {
  const meta = {
    id: newId(),
    at: '2026-01-31T10:00:00.000Z',
    actorId: null,
    correlationId: 'suite',
    causationId: null,
    streamVersion: 0,
  };
  return { ...happened, meta };
}

/** What the tables have to hold after a story, made without any view. */
export function expectedLibrary(story: readonly Happened[]) {
  const versions = new Map<string, number>();
  const shelves = new Map<string, Shelf>();
  const authors = new Map<string, Author>();
  const sizes = new Map<string, Size>();
  for (const { type, data } of story) {
    const version = (versions.get(data.shelf) ?? 0) + 1;
    versions.set(data.shelf, version);
    if (type === 'ShelfPut') shelves.set(data.shelf, { ...data, books: 0, seen: '' });
    if (type === 'ShelfRemoved') shelves.delete(data.shelf);
    if (type !== 'BookPlaced') continue;
    const { shelf, author, pages } = data;
    const row = shelves.get(shelf);
    if (row) shelves.set(shelf, { ...row, books: row.books + 1, seen: `${row.seen}${version} ` });
    const before = authors.get(author) ?? { author, books: 0, pages: 0 };
    authors.set(author, { author, books: before.books + 1, pages: before.pages + pages });
    if (pages === 0) continue;
    const size = pages > 300 ? 'long' : 'short';
    const books = (sizes.get(`${author} ${size}`)?.books ?? 0) + 1;
    sizes.set(`${author} ${size}`, { author, size, books });
  }
  return { shelves: rowsOf(shelves), authors: rowsOf(authors), sizes: rowsOf(sizes) };
}

function rowsOf<Row>(rows: ReadonlyMap<string, Row>): readonly Row[] {
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

/** What the tables hold. */
export async function foundLibrary(database: Database) {
  const db = database.of<LibraryTables>();
  const shelves = await db
    .selectFrom('contract_library_shelf')
    .selectAll()
    .orderBy('shelf')
    .execute();
  const authors = await db
    .selectFrom('contract_library_author')
    .selectAll()
    .orderBy('author')
    .execute();
  const sizes = await db
    .selectFrom('contract_library_size')
    .selectAll()
    .orderBy('author')
    .orderBy('size')
    .execute();
  return { shelves, authors, sizes };
}
