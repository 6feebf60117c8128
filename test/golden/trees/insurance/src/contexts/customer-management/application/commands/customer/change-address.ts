import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkString, checkUuid, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { ChangeAddressInput } from '../../../domain/customer/inputs.js';
import type { CustomerId } from '../../../domain/types.js';
import type { CustomerRepository } from '../../customer-repository.js';

export interface ChangeAddressFields {
  readonly addressId: string;
  readonly street: string;
  readonly city: string;
}

export const changeAddressAccess = allow('signedIn');

export class ChangeAddressCommand extends Command<Versioned<void>> {
  readonly id: CustomerId;
  readonly fields: ChangeAddressFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: CustomerId, fields: ChangeAddressFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface ChangeAddressHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly customers: CustomerRepository;
}

export class ChangeAddressHandler implements CommandHandler<ChangeAddressCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #customers: CustomerRepository;

  constructor(ports: ChangeAddressHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#customers = ports.customers;
  }

  handle({ id, fields, expected }: ChangeAddressCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const customer = await this.#customers.get(id);
      requireVersion(customer.version, expected);
      customer.changeAddress(input);
      return { value: undefined, version: await this.#customers.save(customer) };
    });
  }

  #input(fields: ChangeAddressFields): ChangeAddressInput {
    validate({
      addressId: checkUuid(fields.addressId),
      street: checkString(fields.street, { max: 255 }),
      city: checkString(fields.city, { max: 255 }),
    });
    return fields;
  }
}
