import { NotFound } from '@plinth/runtime/domain';
import type { Page, Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import {
  changeOwner,
  createOwner,
  type NewOwner,
  type Owner,
  type OwnerChanges,
  type OwnerId,
  replaceOwner,
} from '../domain/owner.js';
import type { OwnerQuery, OwnerRepository } from './owner-repository.js';

export interface OwnerServicePorts {
  readonly unitOfWork: UnitOfWork;
  readonly owners: OwnerRepository;
}

export class OwnerService {
  readonly #unitOfWork: UnitOfWork;
  readonly #owners: OwnerRepository;

  constructor(ports: OwnerServicePorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#owners = ports.owners;
  }

  create(input: NewOwner): Promise<Versioned<Owner>> {
    return this.#unitOfWork.run(async () => {
      const owner = createOwner(input);
      return this.#owners.insert(owner);
    });
  }

  get(id: OwnerId): Promise<Versioned<Owner>> {
    return this.#load(id);
  }

  list(query: OwnerQuery): Promise<Page<Owner>> {
    return this.#owners.list(query);
  }

  replace(id: OwnerId, input: NewOwner, expected?: ExpectedVersion): Promise<Versioned<Owner>> {
    return this.#unitOfWork.run(async () => {
      const { value: owner, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(replaceOwner(owner, input), version);
    });
  }

  change(
    id: OwnerId,
    changes: OwnerChanges,
    expected?: ExpectedVersion,
  ): Promise<Versioned<Owner>> {
    return this.#unitOfWork.run(async () => {
      const { value: owner, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(changeOwner(owner, changes), version);
    });
  }

  delete(id: OwnerId, expected?: ExpectedVersion): Promise<Versioned<Owner>> {
    return this.#unitOfWork.run(async () => {
      const found = await this.#load(id);
      requireVersion(found.version, expected);
      await this.#owners.delete(id, found.version);
      return found;
    });
  }

  async #load(id: OwnerId): Promise<Versioned<Owner>> {
    const found = await this.#owners.find(id);
    if (found === null) throw new NotFound('Owner', id);
    return found;
  }

  #save(owner: Owner, version: number): Promise<Versioned<Owner>> {
    return this.#owners.update(owner, version);
  }
}
