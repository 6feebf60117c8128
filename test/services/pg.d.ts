/** The part of `pg` that these tests use. */
declare module 'pg' {
  interface Client {
    connect(): Promise<void>;
    query(
      text: string,
      values?: readonly unknown[],
    ): Promise<{ readonly rows: readonly unknown[] }>;
    end(): Promise<void>;
    on(event: 'error', listener: (error: Error) => void): unknown;
  }

  const pg: { readonly Client: new (config: { readonly connectionString: string }) => Client };
  export default pg;
}
