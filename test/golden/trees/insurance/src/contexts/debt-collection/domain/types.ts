export type DebtId = number;
