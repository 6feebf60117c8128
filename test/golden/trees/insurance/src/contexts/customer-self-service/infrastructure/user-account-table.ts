import type { UserAccount } from '../domain/user-account.js';

export interface UserAccountTable {
  readonly id: string;
  readonly username: string;
  readonly customer: string;
  readonly _version: number;
}

export function userAccountToRow(userAccount: UserAccount): Omit<UserAccountTable, '_version'> {
  return {
    id: userAccount.id,
    username: userAccount.username,
    customer: userAccount.customer,
  };
}

export function userAccountFromRow(row: UserAccountTable): UserAccount {
  return {
    id: row.id,
    username: row.username,
    customer: row.customer,
  };
}
