import type { Migration } from '../database/index.ts';

export interface ShelfTables {
  contract_shelf: { id: string; place: string; open: number };
  contract_book: { isbn: string; shelf: string };
}

export const shelves: Migration = {
  name: '0001-shelves',
  up: async (db) => {
    await db.schema
      .createTable('contract_shelf')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('place', 'text', (column) => column.notNull())
      .addColumn('open', 'integer', (column) => column.notNull())
      .addUniqueConstraint('contract_shelf_place', ['place', 'open'])
      .execute();
  },
};

export const books: Migration = {
  name: '0002-books',
  up: async (db) => {
    await db.schema
      .createTable('contract_book')
      .addColumn('isbn', 'text', (column) => column.primaryKey())
      .addColumn('shelf', 'text', (column) => column.notNull().references('contract_shelf.id'))
      .execute();
  },
};
