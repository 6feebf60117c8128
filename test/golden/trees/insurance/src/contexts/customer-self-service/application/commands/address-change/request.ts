import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkString, checkUuid, newId, validate } from '@plinth/runtime/domain';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { RequestInput } from '../../../domain/address-change/inputs.js';
import type { AddressChangeId } from '../../../domain/types.js';
import type { UserAccountId } from '../../../domain/user-account.js';
import type { AddressChangeRepository } from '../../address-change-repository.js';
import type { UserAccountRepository } from '../../user-account-repository.js';

export interface RequestFields {
  readonly issuer: UserAccountId;
  readonly customerId: string;
  readonly addressId: string;
  readonly street: string;
  readonly city: string;
}

export interface RequestResult {
  readonly id: AddressChangeId;
}

export const requestAccess = allow('signedIn');

export class RequestCommand extends Command<Versioned<RequestResult>> {
  readonly fields: RequestFields;

  constructor(fields: RequestFields) {
    super();
    this.fields = fields;
  }
}

export interface RequestHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly addressChanges: AddressChangeRepository;
  readonly userAccounts: UserAccountRepository;
}

export class RequestHandler implements CommandHandler<RequestCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #addressChanges: AddressChangeRepository;
  readonly #userAccounts: UserAccountRepository;

  constructor(ports: RequestHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#addressChanges = ports.addressChanges;
    this.#userAccounts = ports.userAccounts;
  }

  handle({ fields }: RequestCommand): Promise<Versioned<RequestResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const addressChange = this.#addressChanges.create(newId());
      await requireExisting('UserAccount', input.issuer, this.#userAccounts);
      addressChange.request(input);
      const version = await this.#addressChanges.save(addressChange);
      return { value: { id: addressChange.id }, version };
    });
  }

  #input(fields: RequestFields): RequestInput {
    validate({
      issuer: checkUuid(fields.issuer),
      customerId: checkUuid(fields.customerId),
      addressId: checkUuid(fields.addressId),
      street: checkString(fields.street, { max: 255 }),
      city: checkString(fields.city, { max: 255 }),
    });
    return fields;
  }
}
