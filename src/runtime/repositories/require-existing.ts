import { UnknownReference } from '../domain/index.ts';

/** A repository that can say which of these ids it knows. */
export interface Existing<Id> {
  existing(ids: readonly Id[]): Promise<ReadonlySet<Id>>;
}

/**
 * Throws the UnknownReference of the first id that does not exist; `null` refers to nothing.
 *
 * @example await requireExisting('Category', product.categories, this.#categories);
 */
export async function requireExisting<Id extends string | number>(
  kind: string,
  ids: Id | null | readonly (Id | null)[],
  repository: Existing<Id>,
): Promise<void> {
  const all = typeof ids === 'object' && ids !== null ? ids : [ids];
  const wanted = [...new Set(all)].filter((id) => id !== null);
  if (wanted.length === 0) return;
  const known = await repository.existing(wanted);
  const missing = wanted.find((id) => !known.has(id));
  if (missing !== undefined) throw new UnknownReference(kind, missing);
}
