export const HandlingType = {
  Load: 'Load',
  Unload: 'Unload',
  Receive: 'Receive',
  Claim: 'Claim',
  Customs: 'Customs',
} as const;

export type HandlingType = (typeof HandlingType)[keyof typeof HandlingType];
