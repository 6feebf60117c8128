import type { EventMeta } from '../domain/index.ts';
import type { EventTypes, RecordedEvent } from './event-store.ts';
import { type AnyHandler, foldEvent } from './fold-event.ts';
import type { ColumnValues, ViewTable } from './view-table.ts';

/** The events that a view is made of, by category: `{ 'accounts.account': AccountEvents }`. */
type EventsByCategory = object;

interface OfOneRow<Data, Row, Started, Key extends keyof Row> {
  /** Which row it concerns. */
  readonly key: (data: Data, meta: EventMeta) => Pick<Row, Key>;
  /** Whether it concerns the row at all; a missing row is asked as it would start. */
  readonly when?: (data: Data, row: Started, meta: EventMeta) => boolean;
}

/** What one event makes of a row; the row is never changed in place. */
export type ViewHandler<Data, Row, Started, Key extends keyof Row> = OfOneRow<
  Data,
  Row,
  Started,
  Key
> &
  (
    | {
        /** Begins the row where there is none. */
        readonly set: (data: Data, row: Started, meta: EventMeta) => Row;
      }
    | {
        /** Leaves a missing row missing. */
        readonly change: (data: Data, row: Row, meta: EventMeta) => Row;
      }
    | {
        /** Decides by itself: undefined is no row. */
        readonly fold: (data: Data, row: Row | undefined, meta: EventMeta) => Row | undefined;
      }
    | { readonly delete: true }
  );

export interface ViewOptions<
  Row extends object,
  Events extends EventsByCategory,
  Key extends keyof Row,
  Unset extends keyof Row,
> {
  /** `context.view`: its checkpoint is kept under this name. */
  readonly name: string;
  /** Whether it changes in the transaction of the event. */
  readonly sync?: boolean;
  readonly table: ViewTable<Row, Pick<Row, Key>>;
  /** A row as it starts, before its first event has set what has no default. */
  readonly blank: (key: Pick<Row, Key>) => Omit<Row, Unset>;
  readonly on: {
    readonly [Category in keyof Events & string]: {
      readonly [Type in keyof Events[Category] & string]?: ViewHandler<
        Events[Category][Type],
        Row,
        Omit<Row, Unset>,
        Key
      >;
    };
  };
}

/** A table made of events: what each of them does to which row. Nothing but data and pure functions. */
export interface View {
  readonly name: string;
  readonly sync: boolean;
  readonly table: {
    readonly name: string;
    readonly key: readonly string[];
  };
  /** The events it is made of. */
  readonly types: EventTypes;
  /** The key columns of the row that an event concerns; undefined when the view does not know it. */
  keyOf(event: RecordedEvent): ColumnValues | undefined;
  /** The row after an event; undefined is no row. */
  fold(row: unknown, event: RecordedEvent): unknown;
  toRow(row: unknown): ColumnValues;
  fromRow(columns: ColumnValues): unknown;
}

/**
 * `Key` names the properties of the key, `Unset` those that have no value before the first event.
 *
 * @example
 * view<AccountSummary, { 'accounts.account': AccountEvents }, 'accountId', 'owner'>({
 *   name: 'accounts.account-summary',
 *   sync: true,
 *   table: accountSummaryTable,
 *   blank: ({ accountId }) => ({ accountId, balance: Decimal.of(0), movements: 0 }),
 *   on: {
 *     'accounts.account': {
 *       AccountCreated: { key: ofAccount, set: ({ owner }, row) => ({ ...row, owner }) },
 *       MoneyDeposited: { key: ofAccount, change: ({ amount }, row) => ({ ...row, balance: row.balance.plus(amount) }) },
 *     },
 *   },
 * });
 */
export function view<
  Row extends object,
  Events extends EventsByCategory,
  Key extends keyof Row,
  Unset extends keyof Row = never,
>({ name, sync = false, table, blank, on }: ViewOptions<Row, Events, Key, Unset>): View {
  const handlers = handlersOf(on);
  return {
    name,
    sync,
    table,
    types: Object.fromEntries(
      [...handlers].map(([category, ofIt]) => [category, [...ofIt.keys()]]),
    ),
    // What is written under the name of an event takes that event, and rows come from this table.
    keyOf: ({ stream, type, data, meta }) => {
      const handler = handlers.get(stream.category)?.get(type);
      return handler && columnsOf(table.keyToRow(handler.key(data, meta) as Pick<Row, Key>));
    },
    fold: (row, event) => {
      const handler = handlers.get(event.stream.category)?.get(event.type);
      if (handler === undefined) return row;
      const start = (): unknown => blank(handler.key(event.data, event.meta) as Pick<Row, Key>);
      return foldEvent(handler, { row, event, start });
    },
    toRow: (row) => columnsOf(table.toRow(row as Row)),
    fromRow: (columns) => table.fromRow(columns),
  };
}

// The interface of a table has no index signature, though its rows are nothing but columns.
function columnsOf(row: object): ColumnValues {
  return row as ColumnValues;
}

type Handlers = ReadonlyMap<string, ReadonlyMap<string, AnyHandler>>;

function handlersOf(on: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Handlers {
  return new Map(
    Object.entries(on).map(([category, ofIt]) => [
      category,
      // The typed form of them is what `view` takes.
      new Map(Object.entries(ofIt) as [string, AnyHandler][]),
    ]),
  );
}
