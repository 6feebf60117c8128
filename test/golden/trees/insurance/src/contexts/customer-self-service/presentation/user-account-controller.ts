import { created, locationOf, type Server, versioned } from '@plinth/runtime/controllers';
import { readUserAccounts, writeUserAccounts } from '../application/user-account-access.js';
import type { UserAccountService } from '../application/user-account-service.js';
import type { NewUserAccount, UserAccountId } from '../domain/user-account.js';
import { userAccountParams } from './schemas/user-account.js';

export class UserAccountController {
  readonly #userAccounts: UserAccountService;

  constructor(userAccounts: UserAccountService) {
    this.#userAccounts = userAccounts;
  }

  register(app: Server): void {
    this.#create(app);
    this.#get(app);
  }

  #create(app: Server): void {
    app.post<{ Body: NewUserAccount }>(
      '/accounts',
      {
        schema: {
          operationId: 'createUserAccount',
          tags: ['CustomerSelfService'],
          summary: 'Create a user account',
          body: { $ref: 'NewUserAccount#' },
          response: {
            201: { $ref: 'UserAccount#' },
          },
        },
        config: {
          allow: writeUserAccounts,
          creates: true,
          errors: ['NotUnique', 'UnknownCustomer'],
        },
      },
      async (request, reply) => {
        const { value, version } = await this.#userAccounts.create(request.body);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #get(app: Server): void {
    app.get<{ Params: { id: UserAccountId } }>(
      '/accounts/:id',
      {
        schema: {
          operationId: 'getUserAccount',
          tags: ['CustomerSelfService'],
          summary: 'Get a user account',
          params: userAccountParams,
          response: {
            200: { $ref: 'UserAccount#' },
          },
        },
        config: { allow: readUserAccounts, versioned: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#userAccounts.get(request.params.id);
        return versioned(reply, version, value);
      },
    );
  }
}
