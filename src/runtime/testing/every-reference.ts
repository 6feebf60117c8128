/**
 * Knows every id: for tests in which it does not matter whether what is referred to exists.
 *
 * @example standIn<CustomerLookup>('customers', everyReference)
 */
export const everyReference = {
  existing: async <Id>(ids: readonly Id[]): Promise<ReadonlySet<Id>> => new Set(ids),
};
