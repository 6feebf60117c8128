/** What a repository holds, with the number that goes up at every change of it. */
export interface Versioned<T> {
  readonly value: T;
  readonly version: number;
}
