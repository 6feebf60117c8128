import { NotFound } from '@plinth/runtime/domain';
import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import {
  changeSpecies,
  createSpecies,
  type NewSpecies,
  replaceSpecies,
  type Species,
  type SpeciesChanges,
  type SpeciesId,
  type SpeciesReplacement,
} from '../domain/species.js';
import type { SpeciesRepository } from './species-repository.js';

export interface SpeciesServicePorts {
  readonly unitOfWork: UnitOfWork;
  readonly allSpecies: SpeciesRepository;
}

export class SpeciesService {
  readonly #unitOfWork: UnitOfWork;
  readonly #allSpecies: SpeciesRepository;

  constructor(ports: SpeciesServicePorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#allSpecies = ports.allSpecies;
  }

  create(input: NewSpecies): Promise<Versioned<Species>> {
    return this.#unitOfWork.run(async () => {
      const species = createSpecies(input);
      return this.#allSpecies.insert(species);
    });
  }

  get(id: SpeciesId): Promise<Versioned<Species>> {
    return this.#load(id);
  }

  list(query: PageRequest): Promise<Page<Species>> {
    return this.#allSpecies.list(query);
  }

  replace(
    id: SpeciesId,
    input: SpeciesReplacement,
    expected?: ExpectedVersion,
  ): Promise<Versioned<Species>> {
    return this.#unitOfWork.run(async () => {
      const { value: species, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(replaceSpecies(species, input), version);
    });
  }

  change(
    id: SpeciesId,
    changes: SpeciesChanges,
    expected?: ExpectedVersion,
  ): Promise<Versioned<Species>> {
    return this.#unitOfWork.run(async () => {
      const { value: species, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(changeSpecies(species, changes), version);
    });
  }

  delete(id: SpeciesId, expected?: ExpectedVersion): Promise<void> {
    return this.#unitOfWork.run(async () => {
      const { version } = await this.#load(id);
      requireVersion(version, expected);
      await this.#allSpecies.delete(id, version);
    });
  }

  async #load(id: SpeciesId): Promise<Versioned<Species>> {
    const found = await this.#allSpecies.find(id);
    if (found === null) throw new NotFound('Species', id);
    return found;
  }

  #save(species: Species, version: number): Promise<Versioned<Species>> {
    return this.#allSpecies.update(species, version);
  }
}
