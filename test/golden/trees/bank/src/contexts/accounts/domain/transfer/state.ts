import type { Apply } from '@plinth/runtime/domain';
import { TransferStatus } from '../enums/transfer-status.js';
import type { AccountId, Amount, TransferId } from '../types.js';
import type { TransferEvents } from './events.js';

export interface TransferState {
  readonly id: TransferId;
  readonly status: TransferStatus;
  readonly source: AccountId;
  readonly target: AccountId;
  readonly amount: Amount;
  readonly reason: string | null;
}

/** What each event makes of a transfer. */
export const applyTransfer: Apply<TransferState, TransferEvents> = {
  TransferRequested: ({ transferId, source, target, amount }) => ({
    id: transferId,
    status: TransferStatus.Requested,
    source,
    target,
    amount,
    reason: null,
  }),
  TransferCompleted: (_data, state) => ({ ...state, status: TransferStatus.Completed }),
  TransferFailed: ({ reason }, state) => ({ ...state, status: TransferStatus.Failed, reason }),
};
