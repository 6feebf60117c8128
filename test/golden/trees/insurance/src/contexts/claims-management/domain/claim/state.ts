import type { Apply } from '@plinth/runtime/domain';
import type { CustomerId } from '../../../customer-management/contract.js';
import { ClaimStatus } from '../enums/claim-status.js';
import type { ClaimId } from '../types.js';
import type { ClaimEvents } from './events.js';

export interface ClaimState {
  readonly id: ClaimId;
  readonly status: ClaimStatus;
  readonly customer: CustomerId;
  readonly description: string;
  readonly requestDocument: string | null;
  readonly complete: boolean;
  readonly assessedOk: boolean | null;
}

/** What each event makes of a claim. */
export const applyClaim: Apply<ClaimState, ClaimEvents> = {
  ClaimSubmitted: ({ claimId, customer, description, requestDocument }) => ({
    id: claimId,
    status: ClaimStatus.Open,
    customer,
    description,
    requestDocument,
    complete: false,
    assessedOk: null,
  }),
  ClaimRegistered: ({ complete }, state) => ({ ...state, complete }),
  AssessmentPerformed: ({ assessedOk }, state) => ({ ...state, assessedOk }),
  ClaimAccepted: (_data, state) => ({ ...state, status: ClaimStatus.Accepted }),
  ClaimRejected: (_data, state) => ({ ...state, status: ClaimStatus.Rejected }),
  CustomerNotified: (_data, state) => ({ ...state, status: ClaimStatus.CustomerNotified }),
};
