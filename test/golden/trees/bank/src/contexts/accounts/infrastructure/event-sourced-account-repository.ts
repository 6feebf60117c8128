import type { Clock, Occasion } from '@plinth/runtime/domain';
import { EventSourcedRepository, type EventStore } from '@plinth/runtime/eventsourcing';
import type { AccountRepository } from '../application/account-repository.js';
import { Account } from '../domain/account/account.js';
import type { AccountId } from '../domain/types.js';

export class EventSourcedAccountRepository
  extends EventSourcedRepository<Account, AccountId>
  implements AccountRepository
{
  constructor(ports: { readonly events: EventStore; readonly clock: Clock }) {
    super({
      events: ports.events,
      clock: ports.clock,
      kind: 'Account',
      category: 'accounts.account',
      make: (id: AccountId, occasion: Occasion) => new Account(id, occasion),
    });
  }
}
