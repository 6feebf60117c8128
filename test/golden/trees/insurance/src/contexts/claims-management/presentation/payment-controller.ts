import { ifMatch, noContent, type Server, versioned } from '@plinth/runtime/controllers';
import type { CommandBus } from '@plinth/runtime/cqrs';
import {
  PerformPaymentCommand,
  performPaymentAccess,
} from '../application/commands/payment/perform-payment.js';

export class PaymentController {
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  register(app: Server): void {
    this.#performPayment(app);
  }

  #performPayment(app: Server): void {
    app.post<{ Params: { id: string } }>(
      '/payments/:id/perform',
      {
        schema: {
          operationId: 'performPaymentPayment',
          tags: ['ClaimsManagement'],
          summary: 'Perform payment',
          params: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', format: 'uuid' },
            },
          },
          response: {
            204: { type: 'null' },
          },
        },
        config: {
          allow: performPaymentAccess,
          ifMatch: true,
          idempotent: true,
          errors: ['IllegalState'],
        },
      },
      async (request, reply) => {
        const command = new PerformPaymentCommand(request.params.id, ifMatch(request));
        const { version } = await this.#commands.send(command);
        return versioned(reply, version, noContent(reply));
      },
    );
  }
}
