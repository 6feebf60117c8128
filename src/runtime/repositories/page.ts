/** Which part of a list is wanted. */
export interface PageRequest {
  readonly limit: number;
  readonly offset: number;
}

/** A part of a list, and how long the whole is. */
export interface Page<T> extends PageRequest {
  readonly items: readonly T[];
  readonly total: number;
}
