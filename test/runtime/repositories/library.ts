import type { Database, Migration } from '@plinth/runtime/database';
import { temporaryDatabase } from '@plinth/runtime/testing';
import type { Kysely } from 'kysely';

export interface LibraryTables {
  shelf: { id: string };
  book: {
    id: string;
    title: string;
    isbn: string;
    shelf: string | null;
    price: string;
    tags: string;
    version: number;
  };
}

const libraryMigration: Migration = {
  name: '0001-library',
  up: async (db) => {
    await db.schema
      .createTable('shelf')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .execute();
    await db.schema
      .createTable('book')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('isbn', 'text', (column) => column.notNull().unique())
      .addColumn('shelf', 'text', (column) => column.references('shelf.id'))
      .addColumn('price', 'text', (column) => column.notNull())
      .addColumn('tags', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addUniqueConstraint('book_title_price', ['title', 'price'])
      .execute();
  },
};

export const openLibrary = (): Promise<Database> => temporaryDatabase([libraryMigration]);

export const library = (database: Database): Kysely<LibraryTables> => database.of<LibraryTables>();

/** A book of which only what matters is said. */
export function book(
  given: Partial<LibraryTables['book']> & { id: string },
): LibraryTables['book'] {
  return {
    title: given.id,
    isbn: given.id,
    shelf: null,
    price: '1.00',
    tags: '[]',
    version: 1,
    ...given,
  };
}

export async function shelve(
  database: Database,
  books: readonly LibraryTables['book'][],
): Promise<void> {
  await database.run(async () => {
    await library(database).insertInto('book').values(books).execute();
  });
}
