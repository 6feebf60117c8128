import type { Category } from '../domain/category.js';

export interface CategoryTable {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly _version: number;
}

export function categoryToRow(category: Category): Omit<CategoryTable, '_version'> {
  return {
    id: category.id,
    name: category.name,
    parent: category.parent,
  };
}

export function categoryFromRow(row: CategoryTable): Category {
  return {
    id: row.id,
    name: row.name,
    parent: row.parent,
  };
}
