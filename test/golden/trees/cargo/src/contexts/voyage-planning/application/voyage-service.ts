import { NotFound } from '@plinth/runtime/domain';
import {
  type Page,
  type PageRequest,
  requireExisting,
  type Versioned,
} from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { LocationLookup } from '../../locations/contract.js';
import { createVoyage, type NewVoyage, type Voyage, type VoyageId } from '../domain/voyage.js';
import type { VoyageRepository } from './voyage-repository.js';

export interface VoyageServicePorts {
  readonly unitOfWork: UnitOfWork;
  readonly voyages: VoyageRepository;
  readonly locations: LocationLookup;
}

export class VoyageService {
  readonly #unitOfWork: UnitOfWork;
  readonly #voyages: VoyageRepository;
  readonly #locations: LocationLookup;

  constructor(ports: VoyageServicePorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#voyages = ports.voyages;
    this.#locations = ports.locations;
  }

  create(input: NewVoyage): Promise<Versioned<Voyage>> {
    return this.#unitOfWork.run(async () => {
      const voyage = createVoyage(input);
      await this.#checkReferences(voyage);
      return this.#voyages.insert(voyage);
    });
  }

  get(id: VoyageId): Promise<Versioned<Voyage>> {
    return this.#load(id);
  }

  list(query: PageRequest): Promise<Page<Voyage>> {
    return this.#voyages.list(query);
  }

  async #load(id: VoyageId): Promise<Versioned<Voyage>> {
    const found = await this.#voyages.find(id);
    if (found === null) throw new NotFound('Voyage', id);
    return found;
  }

  async #checkReferences(voyage: Voyage): Promise<void> {
    await requireExisting(
      'Location',
      voyage.schedule.flatMap((item) => [item.origin, item.destination]),
      this.#locations,
    );
  }
}
