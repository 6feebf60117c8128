import type { ViewTable } from '@plinth/runtime/eventsourcing';
import type { OpenClaim } from '../application/views/open-claim.js';

export interface OpenClaimTable {
  readonly claim_id: string;
  readonly customer: string;
  readonly description: string;
  readonly complete: number;
}

export function openClaimToRow(openClaim: OpenClaim): OpenClaimTable {
  return {
    claim_id: openClaim.claimId,
    customer: openClaim.customer,
    description: openClaim.description,
    complete: Number(openClaim.complete),
  };
}

export function openClaimFromRow(row: OpenClaimTable): OpenClaim {
  return {
    claimId: row.claim_id,
    customer: row.customer,
    description: row.description,
    complete: row.complete === 1,
  };
}

/** How the rows are kept. */
export const openClaimTable: ViewTable<OpenClaim, Pick<OpenClaim, 'claimId'>> = {
  name: 'claims_management_open_claim',
  key: ['claim_id'],
  keyToRow: (key) => ({ claim_id: key.claimId }),
  toRow: openClaimToRow,
  fromRow: openClaimFromRow,
};
