import { AggregateRoot, requireStatus } from '@plinth/runtime/domain';
import { ClaimStatus } from '../enums/claim-status.js';
import { IncompleteClaim } from '../errors.js';
import type { ClaimId } from '../types.js';
import type { ClaimEvents } from './events.js';
import type { CheckDocumentationInput, CheckInsuranceInput, SubmitClaimInput } from './inputs.js';
import { applyClaim, type ClaimState } from './state.js';

export class Claim extends AggregateRoot<ClaimId, ClaimState, ClaimEvents> {
  protected override readonly apply = applyClaim;

  submitClaim(input: SubmitClaimInput): void {
    this.requireNew();
    this.raise('ClaimSubmitted', {
      claimId: this.id,
      customer: input.customer,
      description: input.description,
      requestDocument: input.requestDocument,
    });
  }

  checkDocumentation(input: CheckDocumentationInput): void {
    requireStatus('CheckDocumentation', this.state.status, [ClaimStatus.Open]);
    this.raise('ClaimRegistered', { claimId: this.id, complete: input.complete });
  }

  checkInsurance(input: CheckInsuranceInput): void {
    requireStatus('CheckInsurance', this.state.status, [ClaimStatus.Open]);
    if (!this.state.complete) {
      throw new IncompleteClaim();
    }
    this.raise('AssessmentPerformed', { claimId: this.id, assessedOk: input.assessedOk });
  }

  acceptClaim(): void {
    requireStatus('AcceptClaim', this.state.status, [ClaimStatus.Open]);
    this.raise('ClaimAccepted', { claimId: this.id });
  }

  rejectClaim(): void {
    requireStatus('RejectClaim', this.state.status, [ClaimStatus.Open]);
    this.raise('ClaimRejected', { claimId: this.id });
  }

  notifyCustomer(): void {
    requireStatus('NotifyCustomer', this.state.status, [
      ClaimStatus.Accepted,
      ClaimStatus.Rejected,
    ]);
    this.raise('CustomerNotified', { claimId: this.id });
  }
}
