import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkEach, checkInt, checkList, checkUuid, validate } from '@plinth/runtime/domain';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { CustomerId, CustomerLookup } from '../../../../customer-management/contract.js';
import type { SignInput } from '../../../domain/contract/inputs.js';
import type { ProductId } from '../../../domain/product.js';
import type { ContractId } from '../../../domain/types.js';
import type { ContractRepository } from '../../contract-repository.js';
import type { ProductRepository } from '../../product-repository.js';

export interface SignFields {
  readonly client: CustomerId;
  readonly products: readonly ProductId[];
}

export interface SignResult {
  readonly id: ContractId;
}

export const signAccess = allow('signedIn');

export class SignCommand extends Command<Versioned<SignResult>> {
  readonly fields: SignFields;

  constructor(fields: SignFields) {
    super();
    this.fields = fields;
  }
}

export interface SignHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly contracts: ContractRepository;
  readonly customers: CustomerLookup;
  readonly products: ProductRepository;
}

export class SignHandler implements CommandHandler<SignCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #contracts: ContractRepository;
  readonly #customers: CustomerLookup;
  readonly #products: ProductRepository;

  constructor(ports: SignHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#contracts = ports.contracts;
    this.#customers = ports.customers;
    this.#products = ports.products;
  }

  handle({ fields }: SignCommand): Promise<Versioned<SignResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const contract = this.#contracts.create(await this.#contracts.nextId());
      await requireExisting('Customer', input.client, this.#customers);
      await requireExisting('Product', input.products, this.#products);
      contract.sign(input);
      const version = await this.#contracts.save(contract);
      return { value: { id: contract.id }, version };
    });
  }

  #input(fields: SignFields): SignInput {
    validate({
      client: checkUuid(fields.client),
      products: [
        checkList(fields.products, { min: 1 }),
        checkEach(fields.products, (item) => checkInt(item)),
      ],
    });
    return fields;
  }
}
