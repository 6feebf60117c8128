import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { Claim } from '../domain/claim/claim.js';
import type { ClaimId } from '../domain/types.js';

export type ClaimRepository = AggregateRepository<Claim, ClaimId>;
