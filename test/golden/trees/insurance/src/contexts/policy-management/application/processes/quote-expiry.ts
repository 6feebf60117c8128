import type { CommandSender } from '@plinth/runtime/cqrs';
import type { Process, ProcessReactions } from '@plinth/runtime/saga';
import type {
  PolicyCreated,
  QuoteAccepted,
  QuoteExpired,
  QuoteReceived,
} from '../../domain/quote-request/events.js';
import { CreatePolicyCommand } from '../commands/quote-request/create-policy.js';
import { ExpireCommand } from '../commands/quote-request/expire.js';

/** What tells one from another, and what it remembers. */
export interface QuoteExpiryData {
  readonly quoteRequestId: string;
}

/** What it hears. */
export interface QuoteExpiryEvents {
  readonly 'policy-management.quote-request': {
    readonly QuoteReceived: QuoteReceived;
    readonly QuoteAccepted: QuoteAccepted;
    readonly PolicyCreated: PolicyCreated;
    readonly QuoteExpired: QuoteExpired;
  };
}

export class QuoteExpiryProcess implements Process<QuoteExpiryData> {
  readonly name = 'policy-management.quote-expiry';
  readonly #commands: CommandSender;

  constructor(commands: CommandSender) {
    this.#commands = commands;
  }

  readonly on: ProcessReactions<QuoteExpiryEvents, QuoteExpiryData> = {
    'policy-management.quote-request': {
      QuoteReceived: {
        key: ({ event }) => ({ quoteRequestId: event.quoteRequestId }),
        start: true,
        schedule: {
          lapse: {
            at: ({ event }) => event.validUntil,
            do: async ({ event }, call) => {
              await this.#commands.send(new ExpireCommand(event.quoteRequestId), call);
            },
          },
        },
      },
      QuoteAccepted: {
        key: ({ event }) => ({ quoteRequestId: event.quoteRequestId }),
        do: async ({ event }, call) => {
          await this.#commands.send(new CreatePolicyCommand(event.quoteRequestId), call);
        },
        cancel: ['lapse'],
      },
      PolicyCreated: {
        key: ({ event }) => ({ quoteRequestId: event.quoteRequestId }),
        end: true,
      },
      QuoteExpired: {
        key: ({ event }) => ({ quoteRequestId: event.quoteRequestId }),
        end: true,
      },
    },
  };
}
