import type { ClaimId } from '../types.js';

export interface SchedulePaymentInput {
  readonly claim: ClaimId;
}
