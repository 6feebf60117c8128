import { Decimal } from '@plinth/runtime/domain';
import { codec } from '@plinth/runtime/eventsourcing';
import { methodFromJson } from '../domain/unions/method.js';
import type { WalletEvents } from '../domain/wallet/events.js';

/** How the events of a wallet are written down. */
export const walletEvents = codec<WalletEvents>({
  category: 'wallets.wallet',
  events: {
    Added: {
      version: 1,
      read: (json) => ({ ...json, amount: Decimal.of(json.amount) }),
    },
    Taken: {
      version: 1,
      read: (json) => ({ ...json, amount: Decimal.of(json.amount) }),
    },
    Picked: {
      version: 1,
      read: (json) => ({ ...json, method: methodFromJson(json.method) }),
    },
    Dropped: { version: 1 },
  },
});
