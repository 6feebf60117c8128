import { created, locationOf, type Server, versioned } from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import { MakeOfferCommand, makeOfferAccess } from '../application/commands/offer/make-offer.js';
import { type MakeOfferFieldsJson, makeOfferFieldsFromJson } from './offer-requests.js';

export class OfferController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#makeOffer(app);
  }

  #makeOffer(app: Server): void {
    app.post<{ Body: MakeOfferFieldsJson }>(
      '/offers',
      {
        schema: {
          operationId: 'makeOfferOffer',
          tags: ['PolicyManagement'],
          summary: 'Make offer',
          body: {
            type: 'object',
            required: ['client', 'products', 'price'],
            properties: {
              client: { type: 'string', format: 'uuid' },
              products: {
                type: 'array',
                minItems: 1,
                items: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
              },
              price: { $ref: 'Money#' },
            },
          },
          response: {
            201: {
              type: 'object',
              required: ['id'],
              properties: {
                id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
              },
              additionalProperties: false,
            },
          },
        },
        config: {
          allow: makeOfferAccess,
          creates: true,
          errors: ['UnknownCustomer', 'UnknownProduct'],
        },
      },
      async (request, reply) => {
        const command = new MakeOfferCommand(makeOfferFieldsFromJson(request.body));
        const { value, version } = await this.#commands.send(command);
        const location = locationOf(request, value.id);
        return versioned(reply, version, created(reply, location, value));
      },
    );
  }
}
