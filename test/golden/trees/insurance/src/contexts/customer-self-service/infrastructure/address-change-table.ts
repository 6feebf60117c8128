import type { AddressChangeState } from '../domain/address-change/state.js';

export interface AddressChangeTable {
  readonly id: string;
  readonly issuer: string;
  readonly street: string;
  readonly city: string;
  readonly _version: number;
}

export function addressChangeToRow(
  addressChange: AddressChangeState,
): Omit<AddressChangeTable, '_version'> {
  return {
    id: addressChange.id,
    issuer: addressChange.issuer,
    street: addressChange.street,
    city: addressChange.city,
  };
}

export function addressChangeFromRow(row: AddressChangeTable): AddressChangeState {
  return {
    id: row.id,
    issuer: row.issuer,
    street: row.street,
    city: row.city,
  };
}
