import { newId, Unavailable } from '@plinth/runtime/domain';
import { ExternalClient, isUnavailable, replyOf } from '@plinth/runtime/externals';
import { currentCorrelationId } from '@plinth/runtime/observability';
import { fallback } from '@plinth/runtime/resilience';
import type { BackupProcessor } from '../application/backup-processor.js';
import type {
  CardProcessor,
  CardProcessorChargeInput,
  CardProcessorChargeReply,
} from '../application/card-processor.js';

const readCharge = replyOf<CardProcessorChargeReply>({
  type: 'object',
  required: ['message'],
  properties: {
    message: { type: 'string', maxLength: 255 },
  },
});

/** Without an address it is never available. */
export class HttpCardProcessor implements CardProcessor {
  readonly #http: ExternalClient | undefined;
  readonly #fallback: BackupProcessor;

  constructor(url: string | undefined, fallback: BackupProcessor) {
    this.#http =
      url === undefined
        ? undefined
        : new ExternalClient({
            name: 'CardProcessor',
            url,
            timeout: 800,
            retry: { attempts: 2, from: 100 },
            breaker: { failures: 5, within: 10000, open: 5000 },
            headers: () => ({ 'x-request-id': currentCorrelationId() ?? newId() }),
          });
    this.#fallback = fallback;
  }

  async charge(input: CardProcessorChargeInput): Promise<CardProcessorChargeReply> {
    return fallback(
      () => this.#charge(input),
      () => this.#fallback.charge(input),
      isUnavailable,
    );
  }

  async #charge(input: CardProcessorChargeInput): Promise<CardProcessorChargeReply> {
    return this.#reachable().call({
      method: 'POST',
      path: '/payments',
      body: { correlationId: input.correlationId, amount: input.amount },
      decode: readCharge,
    });
  }

  async close(): Promise<void> {
    await this.#http?.close();
  }

  #reachable(): ExternalClient {
    if (this.#http === undefined) throw new Unavailable('CardProcessor');
    return this.#http;
  }
}
