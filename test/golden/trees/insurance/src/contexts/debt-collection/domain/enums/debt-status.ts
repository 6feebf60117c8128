export const DebtStatus = {
  Open: 'Open',
  Dunned: 'Dunned',
  Paid: 'Paid',
} as const;

export type DebtStatus = (typeof DebtStatus)[keyof typeof DebtStatus];
