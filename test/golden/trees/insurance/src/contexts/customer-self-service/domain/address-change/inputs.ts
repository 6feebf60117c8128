import type { UserAccountId } from '../user-account.js';

export interface RequestInput {
  readonly issuer: UserAccountId;
  readonly customerId: string;
  readonly addressId: string;
  readonly street: string;
  readonly city: string;
}
