import type { Field } from '../model/declaration.ts';

/** Engines do not agree by themselves where what is missing goes. */
export const mayBeMissing = ({ card }: Pick<Field, 'card'>): boolean => card === 'optional';

/** What `orderBy` is told. @example "'asc'" */
export const upwards = (field: Pick<Field, 'card'>): string =>
  mayBeMissing(field) ? 'ascending' : "'asc'";

export const downwards = (field: Pick<Field, 'card'>): string =>
  mayBeMissing(field) ? 'descending' : "'desc'";
