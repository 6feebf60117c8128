import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkString, newId, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { RegisterInput } from '../../../domain/customer/inputs.js';
import type { CustomerId } from '../../../domain/types.js';
import type { CustomerRepository } from '../../customer-repository.js';

export interface RegisterFields {
  readonly firstname: string;
  readonly lastname: string;
}

export interface RegisterResult {
  readonly id: CustomerId;
}

export const registerAccess = allow('anyone');

export class RegisterCommand extends Command<Versioned<RegisterResult>> {
  readonly fields: RegisterFields;

  constructor(fields: RegisterFields) {
    super();
    this.fields = fields;
  }
}

export interface RegisterHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly customers: CustomerRepository;
}

export class RegisterHandler implements CommandHandler<RegisterCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #customers: CustomerRepository;

  constructor(ports: RegisterHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#customers = ports.customers;
  }

  handle({ fields }: RegisterCommand): Promise<Versioned<RegisterResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const customer = this.#customers.create(newId());
      customer.register(input);
      const version = await this.#customers.save(customer);
      return { value: { id: customer.id }, version };
    });
  }

  #input(fields: RegisterFields): RegisterInput {
    validate({
      firstname: checkString(fields.firstname, { min: 1, max: 80 }),
      lastname: checkString(fields.lastname, { min: 1, max: 80 }),
    });
    return fields;
  }
}
