import { Decimal } from '@plinth/runtime/domain';
import { codec } from '@plinth/runtime/eventsourcing';
import type { AccountEvents } from '../domain/account/events.js';

/** How the events of an account are written down. */
export const accountEvents = codec<AccountEvents>({
  category: 'accounts.account',
  events: {
    AccountCreated: { version: 1 },
    MoneyDeposited: {
      version: 1,
      read: (json) => ({ ...json, amount: Decimal.of(json.amount) }),
    },
    MoneyWithdrawn: {
      version: 1,
      read: (json) => ({ ...json, amount: Decimal.of(json.amount) }),
    },
    AccountClosed: { version: 1 },
  },
});
