import { Address, type AddressJson } from '../domain/customer/address.js';
import type { CustomerState } from '../domain/customer/state.js';

export interface CustomerTable {
  readonly id: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly addresses: string;
  readonly _version: number;
}

export function customerToRow(customer: CustomerState): Omit<CustomerTable, '_version'> {
  return {
    id: customer.id,
    firstname: customer.firstname,
    lastname: customer.lastname,
    addresses: JSON.stringify(customer.addresses),
  };
}

export function customerFromRow(row: CustomerTable): CustomerState {
  return {
    id: row.id,
    firstname: row.firstname,
    lastname: row.lastname,
    addresses: JSON.parse(row.addresses).map((item: AddressJson) => Address.fromJSON(item)),
  };
}
