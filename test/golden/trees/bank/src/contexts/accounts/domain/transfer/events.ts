import type { EventOf } from '@plinth/runtime/domain';
import type { AccountId, Amount, TransferId } from '../types.js';

export interface TransferRequested {
  readonly transferId: TransferId;
  readonly source: AccountId;
  readonly target: AccountId;
  readonly amount: Amount;
}

export interface TransferCompleted {
  readonly transferId: TransferId;
}

export interface TransferFailed {
  readonly transferId: TransferId;
  readonly reason: string;
}

/** What can happen to a transfer. */
export interface TransferEvents {
  readonly TransferRequested: TransferRequested;
  readonly TransferCompleted: TransferCompleted;
  readonly TransferFailed: TransferFailed;
}

export type TransferEvent = EventOf<TransferEvents>;
