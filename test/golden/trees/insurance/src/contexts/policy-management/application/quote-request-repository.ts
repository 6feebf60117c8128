import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { QuoteRequest } from '../domain/quote-request/quote-request.js';
import type { QuoteRequestId } from '../domain/types.js';

export type QuoteRequestRepository = AggregateRepository<QuoteRequest, QuoteRequestId>;
