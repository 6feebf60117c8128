import { openClaimSchema } from './schemas/open-claim.js';

export const claimsManagementSchemas = [openClaimSchema];
