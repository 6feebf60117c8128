import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../arch/source.ts';
import { runIn } from '../e2e/app.ts';
import { createAppOf } from '../e2e/create-app.ts';

export interface BankWithLedger {
  /** The built app. */
  readonly folder: string;
  readonly channels: readonly string[];
}

/**
 * Makes and builds a bank that asks for transfers through a queue and tells on a topic how they
 * ended, which a second context hears and books: without a broker, half of its transfers do not come
 * in and none is booked. `name` begins the names of its channels.
 */
export async function bankWithLedger(place: string, name: string): Promise<BankWithLedger> {
  const [requests, ends] = [`${name}.requests`, `${name}.transfers`];
  const changes: readonly (readonly [string, string])[] = [
    ['amount: Amount, reason: string? }', 'amount: Amount, requestId: uuid, reason: string? }'],
    ['amount: Amount }   # both', 'amount: Amount, requestId: uuid = uuid }   # both'],
    [
      'target: ref Account, amount: Amount }\n',
      'target: ref Account, amount: Amount, requestId: uuid }\n',
    ],
    ['\n    queries:\n', `${messages(requests, ends)}\n    queries:\n`],
  ];
  const spec = changes.reduce(
    (text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`bank.yaml holds not one ${from}`);
      return text.replace(from, to);
    },
    readFileSync(join(root, 'examples/bank.yaml'), 'utf8'),
  );
  writeFileSync(join(place, 'bank.yaml'), spec + ledger(ends));
  const folder = join(place, 'bank');
  await createAppOf(join(place, 'bank.yaml'), folder);
  const built = await runIn(folder, 'npm', 'run', 'build');
  if (built.code !== 0) throw new Error(built.output);
  return { folder, channels: [requests, ends] };
}

const messages = (requests: string, ends: string): string => `
    consumes:
      ${requests}:
        kind: queue
        concurrency: 16
        messages:
          request_transfer:
            fields: { requestId: uuid, source: uuid, target: uuid, amount: Amount }
            once: requestId
            do: "Transfer.Request({ source, target, amount, requestId })"
            http: POST /transfer-requests
    publishes:
      TransferCompleted: { as: transfer.completed, channel: ${ends} }
      TransferFailed: { as: transfer.failed, channel: ${ends} }
`;

// Nothing but the inbox keeps a message that comes again from being booked and counted again.
const ledger = (ends: string): string => `
  Ledger:
    aggregates:
      Booking:
        store: events
        fields: { transferId: uuid, isPaid: bool }
        commands:
          Record: { state: new, input: { transferId: uuid, isPaid: bool }, emit: TransferBooked }
        events:
          TransferBooked: { transferId: uuid, isPaid: bool }
    views:
      Total:
        key: { isPaid: bool }
        fields: { bookings: int = 0 }
        on: { TransferBooked: { set: { bookings: bookings + 1 } } }
    consumes:
      ${ends}:
        concurrency: 16
        messages:
          transfer.completed: { fields: { transferId: uuid }, do: "Booking.Record({ transferId, isPaid: true })" }
          transfer.failed: { fields: { transferId: uuid }, do: "Booking.Record({ transferId, isPaid: false })" }
`;
