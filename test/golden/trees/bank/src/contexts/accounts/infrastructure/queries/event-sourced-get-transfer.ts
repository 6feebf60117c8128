import type { Versioned } from '@plinth/runtime/repositories';
import type { GetTransferInput, GetTransferQuery } from '../../application/queries/get-transfer.js';
import type { TransferRepository } from '../../application/transfer-repository.js';
import type { TransferState } from '../../domain/transfer/state.js';

/** Answers what the events have led to. */
export class EventSourcedGetTransferQuery implements GetTransferQuery {
  readonly #transfers: TransferRepository;

  constructor(transfers: TransferRepository) {
    this.#transfers = transfers;
  }

  async ask(input: GetTransferInput): Promise<Versioned<TransferState> | null> {
    const transfer = await this.#transfers.find(input.transferId);
    return transfer && { value: transfer.state, version: transfer.version };
  }
}
