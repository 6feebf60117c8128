import { type Clock, Decimal } from '@plinth/runtime/domain';
import { codec, EventSourcedRepository, type EventStore } from '@plinth/runtime/eventsourcing';
import { Account, type AccountEvents } from '../domain/account.ts';

export const accountEvents = codec<AccountEvents>({
  category: 'accounts.account',
  events: {
    AccountOpened: { version: 1 },
    MoneyDeposited: {
      version: 1,
      read: (json) => ({ ...json, amount: Decimal.of(json.amount) }),
    },
    OwnerRenamed: { version: 1 },
    AccountClosed: { version: 1 },
    AccountDropped: { version: 1 },
  },
});

export interface AccountPorts {
  readonly events: EventStore;
  readonly clock: Clock;
}

export class AccountRepository extends EventSourcedRepository<Account, string> {
  constructor(ports: AccountPorts) {
    super({
      ...ports,
      kind: 'Account',
      category: accountEvents.category,
      make: (id, occasion) => new Account(id, occasion),
    });
  }
}

/** Accounts of which no two have the same owner. */
export class OwnedAccountRepository extends EventSourcedRepository<Account, string> {
  constructor(ports: AccountPorts) {
    super({
      ...ports,
      kind: 'Account',
      category: accountEvents.category,
      make: (id, occasion) => new Account(id, occasion),
      unique: ({ owner }) => ({ owner }),
    });
  }

  getByOwner(owner: string): Promise<Account> {
    return this.getBy('owner', owner);
  }
}
