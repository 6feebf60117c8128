import type { Kind } from '../../domain/enums/kind.js';
import type { WalletState } from '../../domain/wallet/state.js';

export interface RichInput {
  readonly kinds?: readonly Kind[] | undefined;
}

export interface RichQuery {
  ask(input: RichInput): Promise<readonly WalletState[]>;
}
