import { NotFound } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import {
  createUserAccount,
  type NewUserAccount,
  type UserAccount,
  type UserAccountId,
} from '../domain/user-account.js';
import type { UserAccountRepository } from './user-account-repository.js';

export interface UserAccountServicePorts {
  readonly unitOfWork: UnitOfWork;
  readonly userAccounts: UserAccountRepository;
}

export class UserAccountService {
  readonly #unitOfWork: UnitOfWork;
  readonly #userAccounts: UserAccountRepository;

  constructor(ports: UserAccountServicePorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#userAccounts = ports.userAccounts;
  }

  create(input: NewUserAccount): Promise<Versioned<UserAccount>> {
    return this.#unitOfWork.run(async () => {
      const userAccount = createUserAccount(input);
      return this.#userAccounts.insert(userAccount);
    });
  }

  get(id: UserAccountId): Promise<Versioned<UserAccount>> {
    return this.#load(id);
  }

  async #load(id: UserAccountId): Promise<Versioned<UserAccount>> {
    const found = await this.#userAccounts.find(id);
    if (found === null) throw new NotFound('UserAccount', id);
    return found;
  }
}
