import type { CustomerId } from '../../../customer-management/contract.js';

export interface SubmitClaimInput {
  readonly customer: CustomerId;
  readonly description: string;
  readonly requestDocument: string | null;
}

export interface CheckDocumentationInput {
  readonly complete: boolean;
}

export interface CheckInsuranceInput {
  readonly assessedOk: boolean;
}
