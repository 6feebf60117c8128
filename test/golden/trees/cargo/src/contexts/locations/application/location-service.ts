import { NotFound } from '@plinth/runtime/domain';
import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import {
  createLocation,
  type Location,
  type LocationId,
  type NewLocation,
} from '../domain/location.js';
import type { LocationRepository } from './location-repository.js';

export interface LocationServicePorts {
  readonly unitOfWork: UnitOfWork;
  readonly locations: LocationRepository;
}

export class LocationService {
  readonly #unitOfWork: UnitOfWork;
  readonly #locations: LocationRepository;

  constructor(ports: LocationServicePorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#locations = ports.locations;
  }

  create(input: NewLocation): Promise<Versioned<Location>> {
    return this.#unitOfWork.run(async () => {
      const locationRow = createLocation(input);
      return this.#locations.insert(locationRow);
    });
  }

  get(id: LocationId): Promise<Versioned<Location>> {
    return this.#load(id);
  }

  list(query: PageRequest): Promise<Page<Location>> {
    return this.#locations.list(query);
  }

  async #load(id: LocationId): Promise<Versioned<Location>> {
    const found = await this.#locations.find(id);
    if (found === null) throw new NotFound('Location', id);
    return found;
  }
}
