import type { Versioned } from '@plinth/runtime/repositories';
import type { TransferState } from '../../domain/transfer/state.js';

export interface GetTransferInput {
  readonly transferId: string;
}

export interface GetTransferQuery {
  /** Null where there is none. */
  ask(input: GetTransferInput): Promise<Versioned<TransferState> | null>;
}
