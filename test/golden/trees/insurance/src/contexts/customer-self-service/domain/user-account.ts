import { newId } from '@plinth/runtime/domain';
import type { CustomerId } from '../../customer-management/contract.js';

export type UserAccountId = string;

export interface UserAccount {
  readonly id: UserAccountId;
  readonly username: string;
  readonly customer: CustomerId;
}

/** What a caller gives to create a user account. */
export interface NewUserAccount {
  readonly username: string;
  readonly customer: CustomerId;
}

export function createUserAccount(input: NewUserAccount): UserAccount {
  return {
    id: newId(),
    username: input.username,
    customer: input.customer,
  };
}
