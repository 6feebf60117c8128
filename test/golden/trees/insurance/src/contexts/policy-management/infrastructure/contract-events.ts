import { codec } from '@plinth/runtime/eventsourcing';
import type { ContractEvents } from '../domain/contract/events.js';
import { Money } from '../domain/values/money.js';

/** How the events of a contract are written down. */
export const contractEvents = codec<ContractEvents>({
  category: 'policy-management.contract',
  events: {
    ContractSigned: { version: 1 },
    PolicyIssued: {
      version: 1,
      read: (json) => ({ ...json, price: Money.fromJSON(json.price) }),
    },
  },
});
