import type { Actor } from '@plinth/runtime/auth';
import type { WalletState } from '../../domain/wallet/state.js';

export interface MyPickQuery {
  /** Null where there is none. */
  ask(actor: Actor): Promise<WalletState | null>;
}
