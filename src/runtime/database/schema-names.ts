import {
  type AlterTableNode,
  type DropIndexNode,
  type FunctionNode,
  type OperationNode,
  PostgresQueryCompiler,
  type PrimitiveValueListNode,
  SchemableIdentifierNode,
  type TableNode,
} from 'kysely';

export interface PlacedName {
  readonly schema: string;
  readonly name: string;
}

/**
 * Where tables are: what begins with the name of a schema is in it, without that beginning. Code
 * calls a table the same on every engine.
 *
 * @example new SchemaNames(['catalog']).place('catalog_product') // { schema: 'catalog', name: 'product' }
 */
export class SchemaNames {
  /** The longest first: `order_items` before `order`. */
  #schemas: readonly string[] = [];

  constructor(schemas: readonly string[]) {
    this.add(schemas);
  }

  get schemas(): readonly string[] {
    return this.#schemas;
  }

  /** Schemas that are there already: migrations know contexts by the names that they had. */
  add(schemas: readonly string[]): void {
    // PostgreSQL keeps these for itself.
    const own = schemas.filter((name) => !/^(pg_|information_schema$|public$)/.test(name));
    const all = new Set([...this.#schemas, ...own]);
    this.#schemas = [...all].sort((one, other) => other.length - one.length);
  }

  /** Undefined for a table of no schema of these. */
  place(table: string): PlacedName | undefined {
    const schema = this.#schemas.find(
      (name) => table.startsWith(`${name}_`) && table.length > name.length + 1,
    );
    return schema === undefined ? undefined : { schema, name: table.slice(schema.length + 1) };
  }

  /** What code calls a table. */
  nameOf({
    schema,
    name,
  }: {
    readonly schema?: string | undefined;
    readonly name: string;
  }): string {
    return schema !== undefined && this.#schemas.includes(schema) ? `${schema}_${name}` : name;
  }
}

/** What functions of SQLite are called here. */
const functions = new Map([['json_each', 'json_array_elements_text']]);

/** Writes PostgreSQL's SQL, with every table in its schema. */
export class SchemaQueryCompiler extends PostgresQueryCompiler {
  readonly #names: SchemaNames;

  constructor(names: SchemaNames) {
    super();
    this.#names = names;
  }

  protected override visitSchemableIdentifier(node: SchemableIdentifierNode): void {
    const placed = node.schema ? undefined : this.#names.place(node.identifier.name);
    if (placed === undefined) super.visitSchemableIdentifier(node);
    else this.visitNode(SchemableIdentifierNode.createWithSchema(placed.schema, placed.name));
  }

  protected override visitFunction(node: FunctionNode): void {
    super.visitFunction({ ...node, func: functions.get(node.func) ?? node.func });
  }

  // Nothing is among nothing, which SQLite writes with empty brackets.
  protected override visitPrimitiveValueList(node: PrimitiveValueListNode): void {
    if (node.values.length === 0) this.append('(null)');
    else super.visitPrimitiveValueList(node);
  }

  // An index is in the schema of its table, under its whole name.
  protected override visitDropIndex(node: DropIndexNode): void {
    const { name } = node.name.identifier;
    const placed = node.name.schema ? undefined : this.#names.place(name);
    const whole = placed && SchemableIdentifierNode.createWithSchema(placed.schema, name);
    super.visitDropIndex(whole ? { ...node, name: whole } : node);
  }

  protected override visitAlterTable(node: AlterTableNode): void {
    const to = node.renameTo?.table.identifier.name;
    if (to === undefined) super.visitAlterTable(node);
    else this.#rename(node.table, to);
  }

  #rename(table: TableNode, to: string): void {
    const before = this.#placed(table.table.identifier.name);
    const { schema, name } = this.#placed(to);
    if (schema === before.schema) {
      this.#alter(table, `rename to ${this.#quoted(name)}`);
      return;
    }
    this.#alter(table, `set schema ${this.#quoted(schema)}`);
    if (name === before.name) return;
    this.append('; ');
    const moved = SchemableIdentifierNode.createWithSchema(schema, before.name);
    this.#alter(moved, `rename to ${this.#quoted(name)}`);
  }

  #placed(name: string): PlacedName {
    return this.#names.place(name) ?? { schema: 'public', name };
  }

  #quoted(name: string): string {
    return `"${this.sanitizeIdentifier(name)}"`;
  }

  #alter(table: OperationNode, change: string): void {
    this.append('alter table ');
    this.visitNode(table);
    this.append(` ${change}`);
  }
}
