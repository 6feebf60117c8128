import type { Kind } from '../domain/enums/kind.js';
import type { WalletId } from '../domain/types.js';
import type { MethodJson } from '../domain/unions/method.js';
import type { WalletState } from '../domain/wallet/state.js';

export interface WalletJson {
  readonly id: WalletId;
  readonly total: string | number;
  readonly kind: Kind;
  readonly method: MethodJson | null;
  readonly tags: readonly string[];
}

export function walletToJson(wallet: WalletState): WalletJson {
  return {
    id: wallet.id,
    total: wallet.total.toFixed(4),
    kind: wallet.kind,
    method: wallet.method,
    tags: wallet.tags,
  };
}
