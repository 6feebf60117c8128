export const TransferStatus = {
  Requested: 'Requested',
  Completed: 'Completed',
  Failed: 'Failed',
} as const;

export type TransferStatus = (typeof TransferStatus)[keyof typeof TransferStatus];
