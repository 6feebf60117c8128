export const Status = {
  Open: 'Open',
  Held: 'Held',
  Closed: 'Closed',
} as const;

export enum Level {
  Low,
  Middle,
  High,
}
