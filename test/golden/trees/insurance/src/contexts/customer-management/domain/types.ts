export type CustomerId = string;
