export type ClaimId = string;

export type PaymentId = string;
