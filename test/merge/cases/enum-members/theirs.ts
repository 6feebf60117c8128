export const Status = {
  Open: 'Open',
  Paid: 'Paid',
  Closed: 'Closed',
} as const;

export enum Level {
  Low,
  High,
}

export const levels = 2;
