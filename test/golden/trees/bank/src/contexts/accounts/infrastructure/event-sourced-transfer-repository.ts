import type { Clock, Occasion } from '@plinth/runtime/domain';
import { EventSourcedRepository, type EventStore } from '@plinth/runtime/eventsourcing';
import type { TransferRepository } from '../application/transfer-repository.js';
import { Transfer } from '../domain/transfer/transfer.js';
import type { TransferId } from '../domain/types.js';

export class EventSourcedTransferRepository
  extends EventSourcedRepository<Transfer, TransferId>
  implements TransferRepository
{
  constructor(ports: { readonly events: EventStore; readonly clock: Clock }) {
    super({
      events: ports.events,
      clock: ports.clock,
      kind: 'Transfer',
      category: 'accounts.transfer',
      make: (id: TransferId, occasion: Occasion) => new Transfer(id, occasion),
    });
  }
}
