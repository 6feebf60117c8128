export type WalletId = string;
