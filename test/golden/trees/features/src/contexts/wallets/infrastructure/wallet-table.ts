import { Decimal } from '@plinth/runtime/domain';
import type { Kind } from '../domain/enums/kind.js';
import { methodFromJson } from '../domain/unions/method.js';
import type { WalletState } from '../domain/wallet/state.js';

export interface WalletTable {
  readonly id: string;
  readonly total: string;
  readonly kind: Kind;
  readonly method: string | null;
  readonly tags: string;
  readonly _version: number;
}

export function walletToRow(wallet: WalletState): Omit<WalletTable, '_version'> {
  return {
    id: wallet.id,
    total: wallet.total.toFixed(4),
    kind: wallet.kind,
    method: wallet.method === null ? null : JSON.stringify(wallet.method),
    tags: JSON.stringify(wallet.tags),
  };
}

export function walletFromRow(row: WalletTable): WalletState {
  return {
    id: row.id,
    total: Decimal.of(row.total),
    kind: row.kind,
    method: row.method === null ? null : methodFromJson(JSON.parse(row.method)),
    tags: JSON.parse(row.tags),
  };
}
