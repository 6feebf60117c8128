import { allow } from '@plinth/runtime/auth';
import type { Page, PageRequest } from '@plinth/runtime/repositories';
import type { OpenClaim } from '../views/open-claim.js';

export interface ListOpenClaimsInput extends PageRequest {
  readonly customer?: string | undefined;
}

export const listOpenClaimsAccess = allow('administrator', 'claimsOfficer');

export interface ListOpenClaimsQuery {
  ask(input: ListOpenClaimsInput): Promise<Page<OpenClaim>>;
}
