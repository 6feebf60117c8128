import type { Apply, Decimal } from '@plinth/runtime/domain';
import type { Kind } from '../enums/kind.js';
import type { WalletId } from '../types.js';
import type { Method } from '../unions/method.js';
import type { WalletEvents } from './events.js';

export interface WalletState {
  readonly id: WalletId;
  readonly total: Decimal;
  readonly kind: Kind;
  readonly method: Method | null;
  readonly tags: readonly string[];
}

/** What each event makes of a wallet. */
export const applyWallet: Apply<WalletState, WalletEvents> = {
  Added: ({ amount }, state) => ({ ...state, total: state.total.plus(amount) }),
  Taken: ({ amount }, state) => ({ ...state, total: state.total.minus(amount) }),
  Picked: ({ method }, state) => ({ ...state, method }),
  Dropped: () => undefined,
};
