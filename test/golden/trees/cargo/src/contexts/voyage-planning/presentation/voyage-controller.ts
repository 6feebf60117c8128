import { created, locationOf, type Server, versioned } from '@plinth/runtime/controllers';
import type { PageRequest } from '@plinth/runtime/repositories';
import type { VoyageService } from '../application/voyage-service.js';
import type { VoyageId } from '../domain/voyage.js';
import { listVoyagesQuery, voyageParams } from './schemas/voyage.js';
import { type NewVoyageJson, newVoyageFromJson, voyageToJson } from './voyage-json.js';

export class VoyageController {
  readonly #voyages: VoyageService;

  constructor(voyages: VoyageService) {
    this.#voyages = voyages;
  }

  register(app: Server): void {
    this.#create(app);
    this.#get(app);
    this.#list(app);
  }

  #create(app: Server): void {
    app.post<{ Body: NewVoyageJson }>(
      '/voyages',
      {
        schema: {
          operationId: 'createVoyage',
          tags: ['VoyagePlanning'],
          summary: 'Create a voyage',
          body: { $ref: 'NewVoyage#' },
          response: {
            201: { $ref: 'Voyage#' },
          },
        },
        config: { creates: true, errors: ['NotUnique', 'UnknownLocation'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#voyages.create(newVoyageFromJson(request.body));
        const location = locationOf(request, value.id);
        const answer = voyageToJson(value);
        return versioned(reply, version, created(reply, location, answer));
      },
    );
  }

  #get(app: Server): void {
    app.get<{ Params: { id: VoyageId } }>(
      '/voyages/:id',
      {
        schema: {
          operationId: 'getVoyage',
          tags: ['VoyagePlanning'],
          summary: 'Get a voyage',
          params: voyageParams,
          response: {
            200: { $ref: 'Voyage#' },
          },
        },
        config: { versioned: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#voyages.get(request.params.id);
        return versioned(reply, version, voyageToJson(value));
      },
    );
  }

  #list(app: Server): void {
    app.get<{ Querystring: PageRequest }>(
      '/voyages',
      {
        schema: {
          operationId: 'listVoyages',
          tags: ['VoyagePlanning'],
          summary: 'List voyages',
          querystring: listVoyagesQuery,
          response: {
            200: { $ref: 'VoyagePage#' },
          },
        },
      },
      async (request) => {
        const page = await this.#voyages.list(request.query);
        return { ...page, items: page.items.map(voyageToJson) };
      },
    );
  }
}
