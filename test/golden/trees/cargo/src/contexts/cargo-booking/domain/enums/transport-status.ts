export const TransportStatus = {
  NotReceived: 'NotReceived',
  InPort: 'InPort',
  OnboardCarrier: 'OnboardCarrier',
  Claimed: 'Claimed',
  Unknown: 'Unknown',
} as const;

export type TransportStatus = (typeof TransportStatus)[keyof typeof TransportStatus];
