import { type Server, versioned } from '@plinth/runtime/controllers';
import { NotFound } from '@plinth/runtime/domain';
import { type ShipmentOfQuery, shipmentOfAccess } from '../application/queries/shipment-of.js';
import { shipmentToJson } from './shipment-json.js';

export class ShipmentOfController {
  readonly #query: ShipmentOfQuery;

  constructor(query: ShipmentOfQuery) {
    this.#query = query;
  }

  register(app: Server): void {
    app.get<{ Params: { orderId: string } }>(
      '/api/orders/:orderId/shipment',
      {
        schema: {
          operationId: 'shipmentOf',
          tags: ['Shipping'],
          summary: 'Shipment of',
          params: {
            type: 'object',
            required: ['orderId'],
            properties: {
              orderId: { type: 'string', format: 'uuid' },
            },
          },
          response: {
            200: { $ref: 'Shipment#' },
          },
        },
        config: { allow: shipmentOfAccess, versioned: true },
      },
      async (request, reply) => {
        const shipment = await this.#query.ask(request.params);
        if (shipment === null) throw new NotFound('Shipment');
        return versioned(reply, shipment.version, shipmentToJson(shipment.value));
      },
    );
  }
}
