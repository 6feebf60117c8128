import type { Clock, Occasion } from '@plinth/runtime/domain';
import { EventSourcedRepository, type EventStore } from '@plinth/runtime/eventsourcing';
import type { QuoteRequestRepository } from '../application/quote-request-repository.js';
import { QuoteRequest } from '../domain/quote-request/quote-request.js';
import type { QuoteRequestId } from '../domain/types.js';

export class EventSourcedQuoteRequestRepository
  extends EventSourcedRepository<QuoteRequest, QuoteRequestId>
  implements QuoteRequestRepository
{
  constructor(ports: { readonly events: EventStore; readonly clock: Clock }) {
    super({
      events: ports.events,
      clock: ports.clock,
      kind: 'QuoteRequest',
      category: 'policy-management.quote-request',
      make: (id: QuoteRequestId, occasion: Occasion) => new QuoteRequest(id, occasion),
    });
  }
}
