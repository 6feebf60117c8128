export const AccountStatus = {
  Open: 'Open',
  Closed: 'Closed',
} as const;

export type AccountStatus = (typeof AccountStatus)[keyof typeof AccountStatus];
