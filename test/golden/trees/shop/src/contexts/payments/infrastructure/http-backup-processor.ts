import { newId, Unavailable } from '@plinth/runtime/domain';
import { ExternalClient, replyOf } from '@plinth/runtime/externals';
import { currentCorrelationId } from '@plinth/runtime/observability';
import type {
  BackupProcessor,
  BackupProcessorChargeInput,
  BackupProcessorChargeReply,
} from '../application/backup-processor.js';

const readCharge = replyOf<BackupProcessorChargeReply>({
  type: 'object',
  required: ['message'],
  properties: {
    message: { type: 'string', maxLength: 255 },
  },
});

/** Without an address it is never available. */
export class HttpBackupProcessor implements BackupProcessor {
  readonly #http: ExternalClient | undefined;

  constructor(url: string | undefined) {
    this.#http =
      url === undefined
        ? undefined
        : new ExternalClient({
            name: 'BackupProcessor',
            url,
            timeout: 5000,
            headers: () => ({ 'x-request-id': currentCorrelationId() ?? newId() }),
          });
  }

  async charge(input: BackupProcessorChargeInput): Promise<BackupProcessorChargeReply> {
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
    if (this.#http === undefined) throw new Unavailable('BackupProcessor');
    return this.#http;
  }
}
