import { ifMatch, noContent, type Server, versioned } from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import {
  DispatchCommand,
  type DispatchFields,
  dispatchAccess,
} from '../application/commands/shipment/dispatch.js';

export class ShipmentController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#dispatch(app);
  }

  #dispatch(app: Server): void {
    app.post<{ Params: { id: string }; Body: DispatchFields }>(
      '/api/shipments/:id/dispatch',
      {
        schema: {
          operationId: 'dispatchShipment',
          tags: ['Shipping'],
          summary: 'Dispatch',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', format: 'uuid' },
            },
          },
          body: {
            type: 'object',
            required: ['trackingNo'],
            properties: {
              trackingNo: { type: 'string', minLength: 1, maxLength: 40 },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: {
          allow: dispatchAccess,
          ifMatch: true,
          idempotent: true,
          errors: ['IllegalState', 'NotUnique'],
        },
      },
      async (request, reply) => {
        const command = new DispatchCommand(request.params.id, request.body, ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }
}
