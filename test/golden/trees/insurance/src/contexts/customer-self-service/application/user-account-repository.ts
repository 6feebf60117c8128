import type { Versioned } from '@plinth/runtime/repositories';
import type { UserAccount, UserAccountId } from '../domain/user-account.js';

export interface UserAccountRepository {
  find(id: UserAccountId): Promise<Versioned<UserAccount> | null>;
  /** Those of the ids that exist. */
  existing(ids: readonly UserAccountId[]): Promise<ReadonlySet<UserAccountId>>;
  insert(userAccount: UserAccount): Promise<Versioned<UserAccount>>;
}
