import type { EventOf } from '@plinth/runtime/domain';
import type { CustomerId } from '../../../customer-management/contract.js';
import type { ClaimId } from '../types.js';

export interface ClaimSubmitted {
  readonly claimId: ClaimId;
  readonly customer: CustomerId;
  readonly description: string;
  readonly requestDocument: string | null;
}

export interface ClaimRegistered {
  readonly claimId: ClaimId;
  readonly complete: boolean;
}

export interface AssessmentPerformed {
  readonly claimId: ClaimId;
  readonly assessedOk: boolean;
}

export interface ClaimAccepted {
  readonly claimId: ClaimId;
}

export interface ClaimRejected {
  readonly claimId: ClaimId;
}

export interface CustomerNotified {
  readonly claimId: ClaimId;
}

/** What can happen to a claim. */
export interface ClaimEvents {
  readonly ClaimSubmitted: ClaimSubmitted;
  readonly ClaimRegistered: ClaimRegistered;
  readonly AssessmentPerformed: AssessmentPerformed;
  readonly ClaimAccepted: ClaimAccepted;
  readonly ClaimRejected: ClaimRejected;
  readonly CustomerNotified: CustomerNotified;
}

export type ClaimEvent = EventOf<ClaimEvents>;
