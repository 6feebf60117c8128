/** A JSON Schema as written in the application: plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;
