export type AddressChangeId = string;
