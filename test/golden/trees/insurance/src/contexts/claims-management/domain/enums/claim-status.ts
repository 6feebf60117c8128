export const ClaimStatus = {
  Open: 'Open',
  Rejected: 'Rejected',
  Accepted: 'Accepted',
  CustomerNotified: 'CustomerNotified',
} as const;

export type ClaimStatus = (typeof ClaimStatus)[keyof typeof ClaimStatus];
