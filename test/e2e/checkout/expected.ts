import { type Row, type StepPlace, steps } from './rows.ts';

/** What is known of a checkout in the end. */
export interface Outcome {
  readonly saga: string;
  readonly failure: { readonly step: string; readonly error: string } | undefined;
  /** Of the order, its payment and its shipment; undefined: there is none. */
  readonly order: string;
  readonly payment: string | undefined;
  readonly shipment: string | undefined;
  /** The lines that are still reserved. */
  readonly reserved: number;
  /** From the placing on, of all that the order has to do with, as the log has them. */
  readonly events: readonly string[];
  /** What was taken back: the ends of the keys, in order, each once. */
  readonly undone: readonly string[];
}

interface Effect {
  readonly done: readonly string[];
  readonly undone: readonly string[];
}

const nothing: Effect = { done: [], undone: [] };
const reserved: Effect = { done: ['StockReserved'], undone: ['StockReleased'] };

const effects: Readonly<Record<StepPlace, Effect>> = {
  'reserve/0': reserved,
  'reserve/1': reserved,
  charge: { done: ['PaymentCharged'], undone: ['PaymentRefunded'] },
  record: { done: ['PaymentRecorded', 'OrderPaid'], undone: [] },
  dispatch: { done: ['ShipmentRequested'], undone: ['ShipmentCancelled'] },
  receipt: nothing,
};

/** What a row says, in full. */
export function expectedOf(row: Row): Outcome {
  const { failsAt, error = '' } = row;
  const done = steps.slice(0, failsAt === undefined ? steps.length : steps.indexOf(failsAt));
  const events = ['OrderPlaced', ...done.flatMap((step) => effects[step].done)];
  if (failsAt === undefined) {
    const whole = { order: 'Paid', payment: 'Charged', shipment: 'Requested', reserved: 2 };
    return { saga: 'done', failure: undefined, ...whole, events, undone: [] };
  }
  const back = done.filter((step) => effects[step].undone.length > 0).reverse();
  const isDeclined = error === 'Declined';
  const reason = failsAt.startsWith('reserve') ? 'OutOfStock' : 'PaymentFailed';
  return {
    saga: 'failed',
    failure: { step: failsAt.replace(/\/.*/, ''), error },
    order: `Cancelled: ${reason}`,
    payment: done.includes('charge') ? 'Refunded' : isDeclined ? 'Failed' : undefined,
    shipment: done.includes('dispatch') ? 'Cancelled' : undefined,
    reserved: 0,
    events: [
      ...events,
      ...(isDeclined ? ['PaymentFailed'] : []),
      ...back.flatMap((step) => effects[step].undone),
      'OrderCancelled',
    ],
    undone: back.map((step) => `${step}:undo`),
  };
}
