/** What the reference page reads of an OpenAPI document. */
export interface ReferenceDocument {
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description?: string;
  };
  readonly paths: Readonly<Record<string, Readonly<Record<string, ReferenceOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, ReferenceSchema>> };
}

export interface ReferenceOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly description?: string;
    readonly schema: ReferenceSchema;
  }[];
  readonly requestBody?: { readonly content: ReferenceContent };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: ReferenceContent }>
  >;
}

export type ReferenceContent = Readonly<Record<string, { readonly schema: ReferenceSchema }>>;
export type ReferenceSchema = Readonly<Record<string, unknown>>;

/** The inner schema under a key, or none. */
export function schemaAt(schema: ReferenceSchema, key: string): ReferenceSchema | undefined {
  return asSchema(schema[key]);
}

export function schemasAt(schema: ReferenceSchema, key: string): readonly ReferenceSchema[] {
  const list = schema[key];
  return Array.isArray(list) ? list.map(asSchema).filter((schema) => schema !== undefined) : [];
}

export function propertiesOf(schema: ReferenceSchema): readonly [string, ReferenceSchema][] {
  return Object.entries(schemaAt(schema, 'properties') ?? {}).flatMap(
    ([name, property]): [string, ReferenceSchema][] => {
      const inner = asSchema(property);
      return inner === undefined ? [] : [[name, inner]];
    },
  );
}

/** The name that `{ $ref: '#/components/schemas/Money' }` refers to. */
export function refName(schema: ReferenceSchema): string | undefined {
  const ref = schema.$ref;
  return typeof ref === 'string' ? /^#\/components\/schemas\/([^/]+)$/.exec(ref)?.[1] : undefined;
}

function asSchema(value: unknown): ReferenceSchema | undefined {
  // A JSON object is all that the type asks for.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as ReferenceSchema)
    : undefined;
}
