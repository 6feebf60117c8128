import { created, locationOf, type Server, versioned } from '@plinth/runtime/controllers';
import type { PageRequest } from '@plinth/runtime/repositories';
import type { LocationService } from '../application/location-service.js';
import type { LocationId, NewLocation } from '../domain/location.js';
import { listLocationsQuery, locationParams } from './schemas/location.js';

export class LocationController {
  readonly #locations: LocationService;

  constructor(locations: LocationService) {
    this.#locations = locations;
  }

  register(app: Server): void {
    this.#create(app);
    this.#get(app);
    this.#list(app);
  }

  #create(app: Server): void {
    app.post<{ Body: NewLocation }>(
      '/locations',
      {
        schema: {
          operationId: 'createLocation',
          tags: ['Locations'],
          summary: 'Create a location',
          body: { $ref: 'NewLocation#' },
          response: {
            201: { $ref: 'Location#' },
          },
        },
        config: { creates: true, errors: ['NotUnique'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#locations.create(request.body);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #get(app: Server): void {
    app.get<{ Params: { id: LocationId } }>(
      '/locations/:id',
      {
        schema: {
          operationId: 'getLocation',
          tags: ['Locations'],
          summary: 'Get a location',
          params: locationParams,
          response: {
            200: { $ref: 'Location#' },
          },
        },
        config: { versioned: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#locations.get(request.params.id);
        return versioned(reply, version, value);
      },
    );
  }

  #list(app: Server): void {
    app.get<{ Querystring: PageRequest }>(
      '/locations',
      {
        schema: {
          operationId: 'listLocations',
          tags: ['Locations'],
          summary: 'List locations',
          querystring: listLocationsQuery,
          response: {
            200: { $ref: 'LocationPage#' },
          },
        },
      },
      (request) => this.#locations.list(request.query),
    );
  }
}
