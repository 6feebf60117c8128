import { allow } from '@plinth/runtime/auth';
import { accepted, type Server } from '@plinth/runtime/controllers';
import { type MessageBroker, sendMessage } from '@plinth/runtime/messaging';

const access = allow('signedIn');

/** Takes messages for a channel: what comes is enqueued, and done later. */
export class OrderCommandsChannelController {
  readonly #broker: MessageBroker;

  constructor(broker: MessageBroker) {
    this.#broker = broker;
  }

  register(app: Server): void {
    app.post<{ Body: Record<string, unknown> }>(
      '/api/order-requests',
      {
        schema: {
          operationId: 'enqueueCreateOrder',
          tags: ['Ordering'],
          summary: 'Enqueue create order',
          body: {
            type: 'object',
            required: ['requestId', 'customerId', 'currency'],
            properties: {
              requestId: { type: 'string', format: 'uuid' },
              customerId: { type: 'string', format: 'uuid' },
              currency: { $ref: 'Currency#' },
            },
          },
          response: {
            202: { type: 'null' },
          },
        },
        config: { allow: access, idempotent: true },
      },
      async (request, reply) => {
        await sendMessage(this.#broker, {
          channel: { name: 'order_commands', kind: 'queue' },
          type: 'create_order',
          format: 'cloudevents',
          source: '/shop/ordering',
          data: request.body,
        });
        return accepted(reply);
      },
    );
  }
}
