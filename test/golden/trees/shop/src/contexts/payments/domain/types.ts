export type PaymentId = string;
