export const QuoteRequestStatus = {
  Submitted: 'Submitted',
  QuoteReceived: 'QuoteReceived',
  RequestRejected: 'RequestRejected',
  QuoteAccepted: 'QuoteAccepted',
  QuoteRejected: 'QuoteRejected',
  QuoteExpired: 'QuoteExpired',
  PolicyCreated: 'PolicyCreated',
} as const;

export type QuoteRequestStatus = (typeof QuoteRequestStatus)[keyof typeof QuoteRequestStatus];
