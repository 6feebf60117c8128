import {
  created,
  ifMatch,
  locationOf,
  pickFields,
  readFields,
  type Server,
  versioned,
} from '@plinth/runtime/controllers';
import { readOwners, writeOwners } from '../application/owner-access.js';
import type { OwnerQuery } from '../application/owner-repository.js';
import type { OwnerService } from '../application/owner-service.js';
import type { OwnerId } from '../domain/owner.js';
import type { OwnerAnswers } from './owner-answers.js';
import {
  type NewOwnerJson,
  newOwnerFromJson,
  type OwnerChangesJson,
  ownerChangesFromJson,
} from './owner-json.js';
import { listOwnersQuery, ownerFields, ownerParams } from './schemas/owner.js';

export class OwnerController {
  readonly #owners: OwnerService;
  readonly #answers: OwnerAnswers;

  constructor(owners: OwnerService, answers: OwnerAnswers) {
    this.#owners = owners;
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
    app.post<{ Body: NewOwnerJson }>(
      '/owners',
      {
        schema: {
          operationId: 'createOwner',
          tags: ['Patients'],
          summary: 'Create an owner',
          body: { $ref: 'NewOwner#' },
          response: {
            200: { $ref: 'Owner#' },
          },
        },
        config: { allow: writeOwners, creates: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#owners.create(newOwnerFromJson(request.body));
        const location = locationOf(request, value.id);
        const answer = await this.#answers.one(value);
        return versioned(reply, version, created(reply, location, answer, 200));
      },
    );
  }

  #get(app: Server): void {
    app.get<{ Params: { id: OwnerId } }>(
      '/owners/:id',
      {
        schema: {
          operationId: 'getOwner',
          tags: ['Patients'],
          summary: 'Get an owner',
          params: ownerParams,
          response: {
            200: { $ref: 'Owner#' },
          },
        },
        config: { allow: readOwners, versioned: true, holdsMore: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#owners.get(request.params.id);
        return versioned(reply, version, await this.#answers.one(value));
      },
    );
  }

  #list(app: Server): void {
    app.get<{ Querystring: OwnerQuery & { readonly fields?: string } }>(
      '/owners',
      {
        schema: {
          operationId: 'listOwners',
          tags: ['Patients'],
          summary: 'List owners',
          querystring: listOwnersQuery,
          response: {
            200: { $ref: 'OwnerPage#' },
          },
        },
        config: { allow: readOwners },
      },
      async (request) => {
        const fields = readFields(request.query.fields, ownerFields);
        const page = await this.#owners.list(request.query);
        const items = await this.#answers.many(page.items);
        return {
          content: items.map((owner) => pickFields(owner, fields)),
          totalElements: page.total,
          limit: page.limit,
          offset: page.offset,
        };
      },
    );
  }

  #replace(app: Server): void {
    app.put<{ Params: { id: OwnerId }; Body: NewOwnerJson }>(
      '/owners/:id',
      {
        schema: {
          operationId: 'replaceOwner',
          tags: ['Patients'],
          summary: 'Replace an owner',
          params: ownerParams,
          body: { $ref: 'OwnerReplacement#' },
          response: {
            200: { $ref: 'Owner#' },
          },
        },
        config: { allow: writeOwners, ifMatch: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#owners.replace(
          request.params.id,
          newOwnerFromJson(request.body),
          ifMatch(request),
        );
        return versioned(reply, version, await this.#answers.one(value));
      },
    );
  }

  #change(app: Server): void {
    app.patch<{ Params: { id: OwnerId }; Body: OwnerChangesJson }>(
      '/owners/:id',
      {
        schema: {
          operationId: 'changeOwner',
          tags: ['Patients'],
          summary: 'Change an owner',
          params: ownerParams,
          body: { $ref: 'OwnerChanges#' },
          response: {
            200: { $ref: 'Owner#' },
          },
        },
        config: { allow: writeOwners, ifMatch: true },
      },
      async (request, reply) => {
        const { value, version } = await this.#owners.change(
          request.params.id,
          ownerChangesFromJson(request.body),
          ifMatch(request),
        );
        return versioned(reply, version, await this.#answers.one(value));
      },
    );
  }

  #delete(app: Server): void {
    app.delete<{ Params: { id: OwnerId } }>(
      '/owners/:id',
      {
        schema: {
          operationId: 'deleteOwner',
          tags: ['Patients'],
          summary: 'Delete an owner',
          params: ownerParams,
          response: {
            200: { $ref: 'Owner#' },
          },
        },
        config: { allow: writeOwners, ifMatch: true, errors: ['Conflict'] },
      },
      async (request) => {
        const { value } = await this.#owners.delete(request.params.id, ifMatch(request));
        return await this.#answers.one(value);
      },
    );
  }
}
