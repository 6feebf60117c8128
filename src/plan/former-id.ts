import type { Declared } from '../model/declaration.ts';

/**
 * The id of a thing's file before the thing was renamed.
 *
 * @example formerId({ ...product, was: 'Item' }, 'service') // 'Catalog.Item#service'
 */
export function formerId(
  { was, context }: Pick<Declared, 'was' | 'context'>,
  role: string,
): string | undefined {
  if (was === undefined) return undefined;
  return `${context === undefined ? '' : `${context}.`}${was}#${role}`;
}
