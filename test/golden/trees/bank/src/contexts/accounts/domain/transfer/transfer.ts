import { AggregateRoot } from '@plinth/runtime/domain';
import { TransferStatus } from '../enums/transfer-status.js';
import { SameAccount } from '../errors.js';
import type { TransferId } from '../types.js';
import type { TransferEvents } from './events.js';
import type { FailInput, RequestInput } from './inputs.js';
import { applyTransfer, type TransferState } from './state.js';

export class Transfer extends AggregateRoot<TransferId, TransferState, TransferEvents> {
  protected override readonly apply = applyTransfer;

  request(input: RequestInput): void {
    this.requireNew();
    if (input.source === input.target) {
      throw new SameAccount();
    }
    this.raise('TransferRequested', {
      transferId: this.id,
      source: input.source,
      target: input.target,
      amount: input.amount,
    });
  }

  complete(): void {
    if (this.state.status !== TransferStatus.Requested) {
      return;
    }
    this.raise('TransferCompleted', { transferId: this.id });
  }

  fail(input: FailInput): void {
    if (this.state.status !== TransferStatus.Requested) {
      return;
    }
    this.raise('TransferFailed', { transferId: this.id, reason: input.reason });
  }
}
