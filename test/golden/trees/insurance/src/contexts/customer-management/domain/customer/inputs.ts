export interface RegisterInput {
  readonly firstname: string;
  readonly lastname: string;
}

export interface ChangeAddressInput {
  readonly addressId: string;
  readonly street: string;
  readonly city: string;
}
