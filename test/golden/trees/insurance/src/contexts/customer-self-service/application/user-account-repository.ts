import type { Versioned } from '@plinth/runtime/repositories';
import type { UserAccount, UserAccountId } from '../domain/user-account.js';

export interface UserAccountRepository {
  find(id: UserAccountId): Promise<Versioned<UserAccount> | null>;
  insert(userAccount: UserAccount): Promise<Versioned<UserAccount>>;
}
