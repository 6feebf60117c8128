import { ValidationError } from '../domain/index.ts';

export interface Sort<Field extends string> {
  readonly field: Field;
  readonly descending: boolean;
}

/**
 * Reads `-name,createdAt`; a `-` is descending.
 *
 * @example parseSort(query.sort, ['name', 'createdAt'], [{ field: 'name', descending: false }])
 */
export function parseSort<Field extends string>(
  text: string | undefined,
  allowed: readonly Field[],
  fallback: readonly Sort<Field>[] = [],
): readonly Sort<Field>[] {
  if (text === undefined || text === '') return fallback;
  return text.split(',').map((key) => {
    const descending = key.startsWith('-');
    const name = descending ? key.slice(1) : key;
    const field = allowed.find((candidate) => candidate === name);
    if (field === undefined) {
      throw new ValidationError({ sort: [`must be one of ${allowed.join(', ')}`] });
    }
    return { field, descending };
  });
}
