import type { CommandSender } from '@plinth/runtime/cqrs';
import type { Process, ProcessReactions } from '@plinth/runtime/saga';
import { CancelReason } from '../../domain/enums/cancel-reason.js';
import type { OrderCancelled, OrderOpened, OrderPlaced } from '../../domain/order/events.js';
import { CancelCommand } from '../commands/order/cancel.js';

/** What tells one from another, and what it remembers. */
export interface AbandonedDraftData {
  readonly orderId: string;
}

/** What it hears. */
export interface AbandonedDraftEvents {
  readonly 'ordering.order': {
    readonly OrderOpened: OrderOpened;
    readonly OrderPlaced: OrderPlaced;
    readonly OrderCancelled: OrderCancelled;
  };
}

export class AbandonedDraftProcess implements Process<AbandonedDraftData> {
  readonly name = 'ordering.abandoned-draft';
  readonly #commands: CommandSender;

  constructor(commands: CommandSender) {
    this.#commands = commands;
  }

  readonly on: ProcessReactions<AbandonedDraftEvents, AbandonedDraftData> = {
    'ordering.order': {
      OrderOpened: {
        key: ({ event }) => ({ orderId: event.orderId }),
        start: true,
        schedule: {
          expire: {
            after: 86_400_000,
            do: async ({ event }, call) => {
              await this.#commands.send(
                new CancelCommand(event.orderId, { reason: CancelReason.TimedOut }),
                call,
              );
            },
          },
        },
      },
      OrderPlaced: {
        key: ({ event }) => ({ orderId: event.orderId }),
        end: true,
        cancel: ['expire'],
      },
      OrderCancelled: {
        key: ({ event }) => ({ orderId: event.orderId }),
        end: true,
      },
    },
  };
}
