import { isSameColumn } from './column-difference.ts';
import type { MigrationStep, SchemaDifference } from './migration-step.ts';
import { applyChange, type Schema, type SchemaChange } from './schema-change.ts';
import { type PlannedTable, storedTable, type Table } from './schema-table.ts';
import {
  columnSteps,
  freeingSteps,
  indexesBeyond,
  retiringSteps,
  valueSteps,
} from './table-difference.ts';

interface DifferenceOptions {
  /** What the model has no more goes. */
  readonly allowDataLoss: boolean;
}

/** What makes a schema that of the model, in an order in which a database can follow. */
export function schemaDifference(
  before: Schema,
  tables: readonly PlannedTable[],
  options: DifferenceOptions,
): SchemaDifference {
  const difference = new Difference(before, tables, options);
  difference.find();
  const { steps, kept, refused } = difference;
  return { steps, kept, refused };
}

class Difference {
  readonly steps: MigrationStep[] = [];
  readonly kept: string[] = [];
  readonly refused: string[] = [];
  readonly #planned: ReadonlyMap<string, PlannedTable>;
  readonly #allowDataLoss: boolean;
  /** Columns whose rows cannot be the same. @example 'sales_customer name' */
  readonly #wereUnique = new Set<string>();
  #schema: Schema;

  constructor(before: Schema, tables: readonly PlannedTable[], options: DifferenceOptions) {
    this.#schema = before;
    this.#planned = new Map(tables.map((table) => [table.name, table]));
    this.#allowDataLoss = options.allowDataLoss;
  }

  find(): void {
    this.#dropViews();
    for (const table of this.#planned.values()) this.#renameTable(table);
    for (const [old, table] of this.#both()) this.#renameColumns(old, table);
    for (const [old, table] of this.#both()) {
      for (const { name: index, unique, columns } of indexesBeyond(old, table)) {
        if (unique) this.#wereUnique.add(`${table.name} ${columns}`);
        this.#do({ kind: 'drop-index', table: table.name, index });
      }
    }
    for (const table of this.#planned.values()) {
      if (!this.#schema.has(table.name)) this.#make(table);
    }
    for (const [old, table] of this.#both()) this.#changeColumns(old, table);
    this.#dropTables();
    for (const [old, table] of this.#both()) {
      for (const index of indexesBeyond(table, old)) {
        const isNew = index.unique && !this.#wereUnique.has(`${table.name} ${index.columns}`);
        this.#take({ change: { kind: 'make-index', table: table.name, index }, isNew });
      }
      for (const step of valueSteps(old, table)) this.#take(step);
    }
  }

  #take(step: MigrationStep): void {
    this.steps.push(step);
    this.#schema = applyChange(this.#schema, step.change);
  }

  #do(change: SchemaChange): void {
    this.#take({ change });
  }

  /** Tables that are there and planned, as both are now. */
  #both(): readonly (readonly [Table, PlannedTable])[] {
    return [...this.#planned.values()].flatMap((table) => {
      const old = this.#schema.get(table.name);
      return old === undefined ? [] : [[old, table] as const];
    });
  }

  /** Rows of a read model are made anew from events: another form of it is another table. */
  #dropViews(): void {
    for (const old of this.#schema.values()) {
      const table = this.#planned.get(old.name);
      if (old.view !== undefined && (table === undefined || !isSameView(old, table))) {
        this.#take({ change: { kind: 'drop-table', table: old.name }, view: old.view });
      } else if (old.view === undefined && table?.view !== undefined) {
        this.#replace(old, `the view ${table.noun} would take its place`);
      }
    }
  }

  /** Drops a table whose rows somebody may want, if that was allowed. */
  #replace({ name }: Table, why: string): void {
    if (this.#allowDataLoss) {
      this.#take({ change: { kind: 'drop-table', table: name }, loses: true });
    } else {
      this.refused.push(`table ${name}: ${why}`);
    }
  }

  #renameTable({ name, former, view }: PlannedTable): void {
    if (view !== undefined) return;
    const from = former.find((one) => this.#schema.has(one) && !this.#planned.has(one));
    if (from === undefined) return;
    const present = this.#schema.get(name);
    if (present !== undefined) {
      this.#replace(present, `${from} would take its place`);
      if (this.#schema.has(name)) return;
    }
    this.#do({ kind: 'rename-table', table: from, to: name });
  }

  #renameColumns(old: Table, table: PlannedTable): void {
    const names = new Set(old.columns.map(({ name }) => name));
    for (const { name, was } of table.columns) {
      if (was === undefined || !names.has(was)) continue;
      if (table.columns.some((column) => column.name === was)) continue;
      if (names.has(name) && !this.#dropColumn(table.name, name, `${was} would take its place`)) {
        continue;
      }
      this.#do({ kind: 'rename-column', table: table.name, column: was, to: name });
    }
  }

  #dropColumn(table: string, column: string, why: string): boolean {
    if (this.#allowDataLoss) {
      this.#take({ change: { kind: 'drop-column', table, column }, loses: true });
    } else {
      this.refused.push(`column ${table}.${column}: ${why}`);
    }
    return this.#allowDataLoss;
  }

  #make(table: PlannedTable): void {
    this.#take({ change: { kind: 'make-table', table: storedTable(table) }, view: table.view });
  }

  #changeColumns(old: Table, table: PlannedTable): void {
    for (const step of columnSteps(old, table)) {
      if (step.loses && !this.#allowDataLoss) this.refused.push(narrowing(old, step));
      this.#take(step);
    }
    const wanted = new Set(table.columns.map(({ name }) => name));
    const gone = old.columns.map(({ name }) => name).filter((name) => !wanted.has(name));
    if (this.#allowDataLoss) {
      for (const name of gone) this.#dropColumn(old.name, name, '');
    } else {
      for (const step of retiringSteps(old, gone)) this.#take(step);
      this.kept.push(...gone.map((name) => `column ${old.name}.${name}`));
    }
  }

  #dropTables(): void {
    const gone = [...this.#schema.values()].filter(({ name }) => !this.#planned.has(name));
    for (const old of gone.reverse()) {
      if (this.#allowDataLoss) {
        this.#take({ change: { kind: 'drop-table', table: old.name }, loses: true });
      } else {
        for (const step of freeingSteps(old)) this.#take(step);
        this.kept.push(`table ${old.name}`);
      }
    }
  }
}

function narrowing(old: Table, { change }: MigrationStep): string {
  if (change.kind !== 'set-column') return '';
  const { name, type } = change.column;
  const before = old.columns.find((column) => column.name === name)?.type;
  const what = before === type ? 'its lists hold something else now' : `${before} becomes ${type}`;
  return `column ${old.name}.${name}: ${what}`;
}

const isSameView = (old: Table, table: PlannedTable): boolean =>
  old.view === table.view &&
  old.columns.length === table.columns.length &&
  old.primaryKey.join() === table.primaryKey.join() &&
  table.columns.every((column) =>
    old.columns.some((one) => one.name === column.name && isSameColumn(one, column)),
  );
