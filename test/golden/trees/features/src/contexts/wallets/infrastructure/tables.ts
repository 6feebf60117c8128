import type { WalletTable } from './wallet-table.js';

export interface WalletsTables {
  readonly wallets_wallet: WalletTable;
}
