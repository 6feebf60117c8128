import { accepted, type Server } from '@plinth/runtime/controllers';
import { type MessageBroker, sendMessage } from '@plinth/runtime/messaging';

/** Takes messages for a channel: what comes is enqueued, and done later. */
export class HandlingReportsChannelController {
  readonly #broker: MessageBroker;

  constructor(broker: MessageBroker) {
    this.#broker = broker;
  }

  register(app: Server): void {
    app.post<{ Body: Record<string, unknown> }>(
      '/handling-reports',
      {
        schema: {
          operationId: 'enqueueHandlingReport',
          tags: ['CargoBooking'],
          summary: 'Enqueue handling report',
          body: {
            type: 'object',
            required: ['completionTime', 'trackingIds', 'type', 'unLocode'],
            properties: {
              completionTime: { type: 'string', format: 'date-time' },
              trackingIds: {
                type: 'array',
                minItems: 1,
                items: { type: 'string', minLength: 1, maxLength: 36 },
              },
              type: { $ref: 'HandlingType#' },
              unLocode: {
                type: 'string',
                minLength: 5,
                maxLength: 5,
                pattern: '^[A-Z]{2}[A-Z2-9]{3}$',
              },
              voyageNumber: {
                type: ['string', 'null'],
                minLength: 1,
                maxLength: 10,
              },
            },
          },
          response: {
            202: { type: 'null' },
          },
        },
        config: { idempotent: true },
      },
      async (request, reply) => {
        await sendMessage(this.#broker, {
          channel: { name: 'handling_reports', kind: 'queue' },
          type: 'handling_report',
          format: 'cloudevents',
          source: '/cargo/cargo-booking',
          data: request.body,
        });
        return accepted(reply);
      },
    );
  }
}
