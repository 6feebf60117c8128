import { type Changes, newId } from '@plinth/runtime/domain';

export type CategoryId = string;

export interface Category {
  readonly id: CategoryId;
  readonly name: string;
  readonly parent: CategoryId | null;
}

/** What a caller gives to create a category, or to replace one. */
export interface NewCategory {
  readonly name: string;
  readonly parent?: CategoryId | null | undefined;
}

/** What changes of a category; what is left out stays as it is. */
export type CategoryChanges = Changes<NewCategory>;

export function createCategory(input: NewCategory): Category {
  return {
    id: newId(),
    name: input.name,
    parent: input.parent ?? null,
  };
}

export function replaceCategory(category: Category, input: NewCategory): Category {
  return {
    id: category.id,
    name: input.name,
    parent: input.parent ?? null,
  };
}

export function changeCategory(category: Category, changes: CategoryChanges): Category {
  return {
    id: category.id,
    name: changes.name ?? category.name,
    parent: changes.parent === undefined ? category.parent : changes.parent,
  };
}
