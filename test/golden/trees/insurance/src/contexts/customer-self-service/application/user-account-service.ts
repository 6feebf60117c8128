import { NotFound } from '@plinth/runtime/domain';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { CustomerLookup } from '../../customer-management/contract.js';
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
  readonly customers: CustomerLookup;
}

export class UserAccountService {
  readonly #unitOfWork: UnitOfWork;
  readonly #userAccounts: UserAccountRepository;
  readonly #customers: CustomerLookup;

  constructor(ports: UserAccountServicePorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#userAccounts = ports.userAccounts;
    this.#customers = ports.customers;
  }

  create(input: NewUserAccount): Promise<Versioned<UserAccount>> {
    return this.#unitOfWork.run(async () => {
      const userAccount = createUserAccount(input);
      await this.#checkReferences(userAccount);
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

  async #checkReferences(userAccount: UserAccount): Promise<void> {
    await requireExisting('Customer', userAccount.customer, this.#customers);
  }
}
