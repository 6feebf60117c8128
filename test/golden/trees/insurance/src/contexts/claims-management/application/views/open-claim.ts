import type { CustomerId } from '../../../customer-management/contract.js';

export interface OpenClaim {
  readonly claimId: string;
  readonly customer: CustomerId;
  readonly description: string;
  readonly complete: boolean;
}
