/** What somebody wants to know; `Result` is what its handler answers. */
export abstract class Query<Result> {
  /** Never there: it tells the compiler what `ask` answers. */
  declare readonly result: Result;
}

export interface QueryHandler<Q extends Query<unknown>> {
  handle(query: Q): Promise<Q['result']>;
}
