import {
  created,
  ifMatch,
  locationOf,
  noContent,
  type Server,
  versioned,
} from '@plinth/runtime/controllers';
import type { PageRequest } from '@plinth/runtime/repositories';
import { readPets, writePets } from '../application/pet-access.js';
import type { PetService } from '../application/pet-service.js';
import type { NewPet, PetChanges, PetId } from '../domain/pet.js';
import type { PetAnswers } from './pet-answers.js';
import { listPetsQuery, petParams } from './schemas/pet.js';

export class PetController {
  readonly #pets: PetService;
  readonly #answers: PetAnswers;

  constructor(pets: PetService, answers: PetAnswers) {
    this.#pets = pets;
    this.#answers = answers;
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
    app.post<{ Body: NewPet }>(
      '/pets',
      {
        schema: {
          operationId: 'createPet',
          tags: ['Patients'],
          summary: 'Create a pet',
          body: { $ref: 'NewPet#' },
          response: {
            201: { $ref: 'Pet#' },
          },
        },
        config: { allow: writePets, creates: true, errors: ['UnknownOwner', 'UnknownSpecies'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#pets.create(request.body);
        const location = locationOf(request, value.id);
        const answer = await this.#answers.one(value);
        return versioned(reply, version, created(reply, location, answer));
      },
    );
  }

  #get(app: Server): void {
    app.get<{ Params: { id: PetId } }>(
      '/pets/:id',
      {
        schema: {
          operationId: 'getPet',
          tags: ['Patients'],
          summary: 'Get a pet',
          params: petParams,
          response: {
            200: { $ref: 'Pet#' },
          },
        },
        config: { allow: readPets, versioned: true, holdsMore: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#pets.get(request.params.id);
        return versioned(reply, version, await this.#answers.one(value));
      },
    );
  }

  #list(app: Server): void {
    app.get<{ Querystring: PageRequest }>(
      '/pets',
      {
        schema: {
          operationId: 'listPets',
          tags: ['Patients'],
          summary: 'List pets',
          querystring: listPetsQuery,
          response: {
            200: { $ref: 'PetPage#' },
          },
        },
        config: { allow: readPets },
      },
      async (request) => {
        const page = await this.#pets.list(request.query);
        return { ...page, items: await this.#answers.many(page.items) };
      },
    );
  }

  #replace(app: Server): void {
    app.put<{ Params: { id: PetId }; Body: NewPet }>(
      '/pets/:id',
      {
        schema: {
          operationId: 'replacePet',
          tags: ['Patients'],
          summary: 'Replace a pet',
          params: petParams,
          body: { $ref: 'PetReplacement#' },
          response: {
            200: { $ref: 'Pet#' },
          },
        },
        config: { allow: writePets, ifMatch: true, errors: ['UnknownOwner', 'UnknownSpecies'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#pets.replace(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        return versioned(reply, version, await this.#answers.one(value));
      },
    );
  }

  #change(app: Server): void {
    app.patch<{ Params: { id: PetId }; Body: PetChanges }>(
      '/pets/:id',
      {
        schema: {
          operationId: 'changePet',
          tags: ['Patients'],
          summary: 'Change a pet',
          params: petParams,
          body: { $ref: 'PetChanges#' },
          response: {
            200: { $ref: 'Pet#' },
          },
        },
        config: { allow: writePets, ifMatch: true, errors: ['UnknownOwner', 'UnknownSpecies'] },
      },
      async (request, reply) => {
        const { value, version } = await this.#pets.change(
          request.params.id,
          request.body,
          ifMatch(request),
        );
        return versioned(reply, version, await this.#answers.one(value));
      },
    );
  }

  #delete(app: Server): void {
    app.delete<{ Params: { id: PetId } }>(
      '/pets/:id',
      {
        schema: {
          operationId: 'deletePet',
          tags: ['Patients'],
          summary: 'Delete a pet',
          params: petParams,
          response: {
            204: { type: 'null' },
          },
        },
        config: { allow: writePets, ifMatch: true, errors: ['Conflict'] },
      },
      async (request, reply) => {
        await this.#pets.delete(request.params.id, ifMatch(request));
        return noContent(reply);
      },
    );
  }
}
