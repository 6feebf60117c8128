import { codec } from '@plinth/runtime/eventsourcing';
import { Money } from '../../policy-management/contract.js';
import type { DebtEvents } from '../domain/debt/events.js';

/** How the events of a debt are written down. */
export const debtEvents = codec<DebtEvents>({
  category: 'debt-collection.debt',
  events: {
    DebtRaised: {
      version: 1,
      read: (json) => ({ ...json, price: Money.fromJSON(json.price) }),
    },
    DebtDunned: { version: 1 },
    DebtPaid: { version: 1 },
  },
});
