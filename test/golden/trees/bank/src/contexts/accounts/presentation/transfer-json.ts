import type { TransferStatus } from '../domain/enums/transfer-status.js';
import type { TransferState } from '../domain/transfer/state.js';
import type { AccountId, TransferId } from '../domain/types.js';

export interface TransferJson {
  readonly id: TransferId;
  readonly status: TransferStatus;
  readonly source: AccountId;
  readonly target: AccountId;
  readonly amount: string | number;
  readonly reason: string | null;
}

export function transferToJson(transfer: TransferState): TransferJson {
  return {
    id: transfer.id,
    status: transfer.status,
    source: transfer.source,
    target: transfer.target,
    amount: transfer.amount.toFixed(2),
    reason: transfer.reason,
  };
}
