import { Decimal } from '@plinth/runtime/domain';
import { codec } from '@plinth/runtime/eventsourcing';
import type { TransferEvents } from '../domain/transfer/events.js';

/** How the events of a transfer are written down. */
export const transferEvents = codec<TransferEvents>({
  category: 'accounts.transfer',
  events: {
    TransferRequested: {
      version: 1,
      read: (json) => ({ ...json, amount: Decimal.of(json.amount) }),
    },
    TransferCompleted: { version: 1 },
    TransferFailed: { version: 1 },
  },
});
