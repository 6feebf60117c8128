import type { Clock, Occasion } from '@plinth/runtime/domain';
import { EventSourcedRepository, type EventStore } from '@plinth/runtime/eventsourcing';
import type { ClaimRepository } from '../application/claim-repository.js';
import { Claim } from '../domain/claim/claim.js';
import type { ClaimId } from '../domain/types.js';

export class EventSourcedClaimRepository
  extends EventSourcedRepository<Claim, ClaimId>
  implements ClaimRepository
{
  constructor(ports: { readonly events: EventStore; readonly clock: Clock }) {
    super({
      events: ports.events,
      clock: ports.clock,
      kind: 'Claim',
      category: 'claims-management.claim',
      make: (id: ClaimId, occasion: Occasion) => new Claim(id, occasion),
    });
  }
}
