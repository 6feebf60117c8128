import { AggregateRoot, type Blank, Decimal } from '@plinth/runtime/domain';
import { Kind } from '../enums/kind.js';
import { Broke } from '../errors.js';
import type { WalletId } from '../types.js';
import type { WalletEvents } from './events.js';
import type { AddInput, PickInput, TakeInput } from './inputs.js';
import { applyWallet, type WalletState } from './state.js';

export class Wallet extends AggregateRoot<WalletId, WalletState, WalletEvents> {
  protected override readonly apply = applyWallet;
  protected override readonly blank: Blank<WalletState> = {
    id: this.id,
    total: Decimal.of('0'),
    kind: Kind.Small,
    method: null,
    tags: [],
  };

  add(input: AddInput): void {
    this.raise('Added', { walletId: this.id, amount: input.amount });
  }

  take(input: TakeInput): void {
    if (!this.state.total.gte(input.amount)) {
      throw new Broke();
    }
    this.raise('Taken', { walletId: this.id, amount: input.amount });
  }

  pick(input: PickInput): void {
    this.raise('Picked', { walletId: this.id, method: input.method });
  }

  drop(): void {
    this.raise('Dropped', { walletId: this.id });
  }
}
