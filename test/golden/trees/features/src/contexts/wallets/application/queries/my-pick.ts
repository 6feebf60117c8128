import type { Actor } from '@plinth/runtime/auth';
import type { Versioned } from '@plinth/runtime/repositories';
import type { WalletState } from '../../domain/wallet/state.js';

export interface MyPickQuery {
  /** Null where there is none. */
  ask(actor: Actor): Promise<Versioned<WalletState> | null>;
}
