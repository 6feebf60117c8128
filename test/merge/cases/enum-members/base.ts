export const Status = {
  Open: 'Open',
  Closed: 'Closed',
} as const;

export enum Level {
  Low,
  High,
}
