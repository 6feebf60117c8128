import { view } from '@plinth/runtime/eventsourcing';
import type { OpenClaim } from '../../application/views/open-claim.js';
import type { ClaimEvents } from '../../domain/claim/events.js';
import { openClaimTable } from '../open-claim-table.js';

export const openClaimView = view<
  OpenClaim,
  { 'claims-management.claim': ClaimEvents },
  'claimId',
  'customer' | 'description'
>({
  name: 'claims-management.open-claim',
  table: openClaimTable,
  blank: (key) => ({ ...key, complete: false }),
  on: {
    'claims-management.claim': {
      ClaimSubmitted: {
        key: ({ claimId }) => ({ claimId }),
        set: ({ customer, description }, row) => ({ ...row, customer, description }),
      },
      ClaimRegistered: {
        key: ({ claimId }) => ({ claimId }),
        change: ({ complete }, row) => ({ ...row, complete }),
      },
      ClaimAccepted: {
        key: ({ claimId }) => ({ claimId }),
        delete: true,
      },
      ClaimRejected: {
        key: ({ claimId }) => ({ claimId }),
        delete: true,
      },
    },
  },
});
