import Database from 'libsql';
import type { Outcome } from './expected.ts';
import type { Call } from './outside.ts';

interface EventRow {
  readonly stream_id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface SagaRow {
  readonly id: string;
  readonly state: string;
  readonly journal: { readonly failure?: { readonly step: string; readonly error: string } };
}

/** What a database holds, read once. */
export class Ledger {
  readonly #events: readonly EventRow[];
  readonly #payments: readonly { id: string; order_id: string; status: string }[];
  readonly #shipments: readonly { id: string; order_id: string; status: string }[];
  readonly #stocks: readonly { reservations: string }[];
  /** By the order that is checked out. */
  readonly sagas = new Map<string, SagaRow>();

  constructor(path: string) {
    const client = new Database(path, { readonly: true });
    const all = <T>(text: string): T[] => client.prepare(text).all() as T[];
    type Stored = Omit<EventRow, 'data'> & { data: string; position: number };
    const stored = all<Stored>(
      'select position, stream_id, type, data from plinth_event order by position',
    );
    this.#events = stored.map(({ data, ...row }) => ({ ...row, data: JSON.parse(data) }));
    this.#payments = all('select id, order_id, status from payments_payment');
    this.#shipments = all('select id, order_id, status from shipping_shipment');
    this.#stocks = all('select reservations from inventory_stock');
    const orders = new Map(stored.map(({ position, stream_id }) => [position, stream_id]));
    type Saga = Omit<SagaRow, 'journal'> & { journal: string; position: number };
    for (const { position, journal, ...row } of all<Saga>(
      'select id, state, journal, position from plinth_saga',
    )) {
      this.sagas.set(orders.get(position) ?? '', { ...row, journal: JSON.parse(journal) });
    }
    client.close();
  }

  /** What became of an order; `calls` are those of its saga. */
  outcomeOf(orderId: string, calls: readonly Call[]): Outcome {
    const saga = this.sagas.get(orderId);
    const [payment, ...payments] = this.#payments.filter((one) => one.order_id === orderId);
    const [shipment, ...shipments] = this.#shipments.filter((one) => one.order_id === orderId);
    if (payments.length + shipments.length > 0) throw new Error(`${orderId} has more than one`);
    const streams = new Set([orderId, payment?.id, shipment?.id]);
    const events = this.#events.filter(
      ({ stream_id, data }) => streams.has(stream_id) || data.orderId === orderId,
    );
    const from = events.findIndex(({ type }) => type === 'OrderPlaced');
    const own = events.slice(from);
    const reason = own.find(({ type }) => type === 'OrderCancelled')?.data.reason;
    const isPaid = own.some(({ type }) => type === 'OrderPaid');
    const undos = calls.filter(({ place }) => place.endsWith(':undo')).map(({ place }) => place);
    return {
      saga: saga?.state ?? 'none',
      failure: saga?.journal.failure && {
        step: saga.journal.failure.step,
        error: saga.journal.failure.error,
      },
      order: reason === undefined ? (isPaid ? 'Paid' : 'Placed') : `Cancelled: ${reason}`,
      payment: payment?.status,
      shipment: shipment?.status,
      reserved: this.#stocks.filter(({ reservations }) => orderId in JSON.parse(reservations))
        .length,
      events: own.map(({ type }) => type),
      undone: [...new Set(undos)],
    };
  }
}

/** The states of sagas, by the orders that they check out. */
export function statesIn(path: string): ReadonlyMap<string, string> {
  const client = new Database(path, { readonly: true });
  const text = 'select stream_id, state from plinth_saga join plinth_event using (position)';
  const rows = client.prepare(text).all() as { stream_id: string; state: string }[];
  client.close();
  return new Map(rows.map(({ stream_id, state }) => [stream_id, state]));
}
