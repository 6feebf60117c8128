import { NotFound } from '@plinth/runtime/domain';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { CustomerLookup } from '../../customer-management/contract.js';
import {
  type CustomerRiskFactor,
  type CustomerRiskFactorId,
  createCustomerRiskFactor,
  type NewCustomerRiskFactor,
  replaceCustomerRiskFactor,
} from '../domain/customer-risk-factor.js';
import type { CustomerRiskFactorRepository } from './customer-risk-factor-repository.js';

export interface CustomerRiskFactorServicePorts {
  readonly unitOfWork: UnitOfWork;
  readonly customerRiskFactors: CustomerRiskFactorRepository;
  readonly customers: CustomerLookup;
}

export class CustomerRiskFactorService {
  readonly #unitOfWork: UnitOfWork;
  readonly #customerRiskFactors: CustomerRiskFactorRepository;
  readonly #customers: CustomerLookup;

  constructor(ports: CustomerRiskFactorServicePorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#customerRiskFactors = ports.customerRiskFactors;
    this.#customers = ports.customers;
  }

  create(input: NewCustomerRiskFactor): Promise<Versioned<CustomerRiskFactor>> {
    return this.#unitOfWork.run(async () => {
      const customerRiskFactor = createCustomerRiskFactor(input);
      await this.#checkReferences(customerRiskFactor);
      return this.#customerRiskFactors.insert(customerRiskFactor);
    });
  }

  get(id: CustomerRiskFactorId): Promise<Versioned<CustomerRiskFactor>> {
    return this.#load(id);
  }

  replace(
    id: CustomerRiskFactorId,
    input: NewCustomerRiskFactor,
    expected?: ExpectedVersion,
  ): Promise<Versioned<CustomerRiskFactor>> {
    return this.#unitOfWork.run(async () => {
      const { value: customerRiskFactor, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(replaceCustomerRiskFactor(customerRiskFactor, input), version);
    });
  }

  async #load(id: CustomerRiskFactorId): Promise<Versioned<CustomerRiskFactor>> {
    const found = await this.#customerRiskFactors.find(id);
    if (found === null) throw new NotFound('CustomerRiskFactor', id);
    return found;
  }

  async #save(
    customerRiskFactor: CustomerRiskFactor,
    version: number,
  ): Promise<Versioned<CustomerRiskFactor>> {
    await this.#checkReferences(customerRiskFactor);
    return this.#customerRiskFactors.update(customerRiskFactor, version);
  }

  async #checkReferences(customerRiskFactor: CustomerRiskFactor): Promise<void> {
    await requireExisting('Customer', customerRiskFactor.client, this.#customers);
  }
}
