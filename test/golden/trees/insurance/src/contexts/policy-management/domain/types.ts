export type OfferId = number;

export type ContractId = number;

export type QuoteRequestId = string;
