export const Status = {
  Open: 'Open',
  Paid: 'Paid',
  Held: 'Held',
  Closed: 'Closed',
} as const;

export enum Level {
  Low,
  Middle,
  High,
}

export const levels = 2;
