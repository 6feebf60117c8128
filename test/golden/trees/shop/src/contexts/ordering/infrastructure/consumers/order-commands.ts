import { CommandConsumer, type CommandConsumerPorts } from '@plinth/runtime/messaging';
import {
  HandleCancelOrderCommand,
  type HandleCancelOrderFields,
} from '../../application/commands/handle-cancel-order.js';
import {
  HandleCreateOrderCommand,
  type HandleCreateOrderFields,
} from '../../application/commands/handle-create-order.js';

export class OrderCommandsConsumer extends CommandConsumer {
  constructor(ports: CommandConsumerPorts) {
    super(ports, {
      name: 'ordering.order-commands',
      channel: { name: 'order_commands', kind: 'queue' },
      retry: { attempts: 5, from: 1_000, upTo: 60_000 },
      concurrency: 4,
    });
    this.on({
      type: 'create_order',
      schema: {
        type: 'object',
        required: ['requestId', 'customerId', 'currency'],
        properties: {
          requestId: { type: 'string', format: 'uuid' },
          customerId: { type: 'string', format: 'uuid' },
          currency: { $ref: 'Currency#' },
        },
      },
      command: (json: HandleCreateOrderFields) => new HandleCreateOrderCommand(json),
      once: (json) => json.requestId,
    });
    this.on({
      type: 'cancel_order',
      schema: {
        type: 'object',
        required: ['orderId', 'reason'],
        properties: {
          orderId: { type: 'string', format: 'uuid' },
          reason: { $ref: 'CancelReason#' },
        },
      },
      command: (json: HandleCancelOrderFields) => new HandleCancelOrderCommand(json),
    });
  }
}
