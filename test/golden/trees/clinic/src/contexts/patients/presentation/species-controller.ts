import {
  created,
  ifMatch,
  locationOf,
  noContent,
  type Server,
  versioned,
} from '@plinth/runtime/controllers';
import type { PageRequest } from '@plinth/runtime/repositories';
import { readAllSpecies, writeAllSpecies } from '../application/species-access.js';
import type { SpeciesService } from '../application/species-service.js';
import type {
  NewSpecies,
  SpeciesChanges,
  SpeciesId,
  SpeciesReplacement,
} from '../domain/species.js';
import { listAllSpeciesQuery, speciesParams } from './schemas/species.js';

export class SpeciesController {
  readonly #allSpecies: SpeciesService;

  constructor(allSpecies: SpeciesService) {
    this.#allSpecies = allSpecies;
  }

  register(app: Server): void {
    this.#create(app);
    this.#get(app);
    this.#list(app);
    this.#replace(app);
    this.#change(app);
    this.#delete(app);
  }

  #create(app: Server): void {
    app.post<{ Body: NewSpecies }>(
      '/species',
      {
        schema: {
          operationId: 'createSpecies',
          tags: ['Patients'],
          summary: 'Create a species',
          body: { $ref: 'NewSpecies#' },
          response: {
            201: { $ref: 'Species#' },
          },
        },
        config: { allow: writeAllSpecies, creates: true, errors: ['NotUnique'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#allSpecies.create(request.body);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }

  #get(app: Server): void {
    app.get<{ Params: { id: SpeciesId } }>(
      '/species/:id',
      {
        schema: {
          operationId: 'getSpecies',
          tags: ['Patients'],
          summary: 'Get a species',
          params: speciesParams,
          response: {
            200: { $ref: 'Species#' },
          },
        },
        config: { allow: readAllSpecies, versioned: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#allSpecies.get(request.params.id);
        return versioned(reply, version, value);
      },
    );
  }

  #list(app: Server): void {
    app.get<{ Querystring: PageRequest }>(
      '/species',
      {
        schema: {
          operationId: 'listSpecies',
          tags: ['Patients'],
          summary: 'List species',
          querystring: listAllSpeciesQuery,
          response: {
            200: { $ref: 'SpeciesPage#' },
          },
        },
        config: { allow: readAllSpecies },
      },
      (request) => this.#allSpecies.list(request.query),
    );
  }

  #replace(app: Server): void {
    app.put<{ Params: { id: SpeciesId }; Body: SpeciesReplacement }>(
      '/species/:id',
      {
        schema: {
          operationId: 'replaceSpecies',
          tags: ['Patients'],
          summary: 'Replace a species',
          params: speciesParams,
          body: { $ref: 'SpeciesReplacement#' },
          response: {
            200: { $ref: 'Species#' },
          },
        },
        config: { allow: writeAllSpecies, ifMatch: true, errors: ['NotUnique'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#allSpecies.replace(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        return versioned(reply, version, value);
      },
    );
  }

  #change(app: Server): void {
    app.patch<{ Params: { id: SpeciesId }; Body: SpeciesChanges }>(
      '/species/:id',
      {
        schema: {
          operationId: 'changeSpecies',
          tags: ['Patients'],
          summary: 'Change a species',
          params: speciesParams,
          body: { $ref: 'SpeciesChanges#' },
          response: {
            200: { $ref: 'Species#' },
          },
        },
        config: { allow: writeAllSpecies, ifMatch: true, errors: ['NotUnique'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#allSpecies.change(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        return versioned(reply, version, value);
      },
    );
  }

  #delete(app: Server): void {
    app.delete<{ Params: { id: SpeciesId } }>(
      '/species/:id',
      {
        schema: {
          operationId: 'deleteSpecies',
          tags: ['Patients'],
          summary: 'Delete a species',
          params: speciesParams,
          response: {
            204: { type: 'null' },
          },
        },
        config: { allow: writeAllSpecies, ifMatch: true, errors: ['Conflict'] },
      },
      async (request, reply) => {
        await this.#allSpecies.delete(request.params.id, ifMatch(request));
        return noContent(reply);
      },
    );
  }
}
