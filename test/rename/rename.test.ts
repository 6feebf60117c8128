import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { findSymbols } from '../../src/rename/find-symbols.ts';
import { renamedName } from '../../src/rename/former-words.ts';
import { renameIn } from '../../src/rename/rename-in.ts';

describe('a name of the code', () => {
  it.each([
    ['PayInCommand', 'DepositCommand'],
    ['payIn', 'deposit'],
    ['#payInLimit', '#depositLimit'],
    ['lastPayIn', 'lastDeposit'],
    ['payInvoice', 'payInvoice'],
    ['paying', 'paying'],
  ])('%s becomes %s', (name, want) => {
    expect(renamedName(name, [{ from: 'PayIn', to: 'Deposit' }])).toBe(want);
  });
});

const pairs = [
  { from: 'Account', to: 'Wallet' },
  { from: 'owner', to: 'holder' },
];

const before = `export interface AccountState { readonly owner: string; readonly ownerCount: number }
export class Account { owner(): string { return ''; } close(): void {} }
export const codes = { owner: 1 } as const;
`;

describe('symbols', () => {
  it('are renamed where the generator did so, and nowhere else', () => {
    const after = `export interface WalletState { readonly holder: string; readonly ownerCount: number }
export class Wallet { holder(): string { return ''; } close(): void {} }
export const codes = { owner: 1 } as const;
`;
    expect(findSymbols(ts, [{ path: 'a.ts', before, after }], pairs)).toEqual([
      { path: 'a.ts', names: ['AccountState'], to: 'WalletState' },
      { path: 'a.ts', names: ['AccountState', 'owner'], to: 'holder' },
      { path: 'a.ts', names: ['Account'], to: 'Wallet' },
      { path: 'a.ts', names: ['Account', 'owner'], to: 'holder' },
    ]);
  });
});

describe('files that somebody wrote', () => {
  const files = new Map([
    ['src/domain/account/account.ts', before],
    [
      'src/use.ts',
      `import { type AccountState, Account } from './domain/account/account.js';
import type { Other } from './other.js';

/** An Account with an owner. */
export const show = ({ owner, ownerCount }: AccountState) => owner + ownerCount;
export const other: Other = { owner: 'x' };
export const made = new Account().owner();
export const state = (owner: string): AccountState => ({ owner, ownerCount: 1 });
`,
    ],
    ['src/other.ts', 'export interface Other { owner: string }\n'],
    ['src/domain/account/mine.ts', "import '../../other.js';\nimport './account.js';\n"],
  ]);

  it('name what they named, and import it from where it is', async () => {
    const texts = await renameIn({
      root: '/app',
      files,
      symbols: [
        { path: 'src/domain/account/account.ts', names: ['AccountState'], to: 'WalletState' },
        { path: 'src/domain/account/account.ts', names: ['AccountState', 'owner'], to: 'holder' },
        { path: 'src/domain/account/account.ts', names: ['Account'], to: 'Wallet' },
        { path: 'src/domain/account/account.ts', names: ['Account', 'owner'], to: 'holder' },
      ],
      moves: new Map([
        ['src/domain/account/account.ts', 'src/domain/wallet/wallet.ts'],
        ['src/domain/account/mine.ts', 'src/mine.ts'],
      ]),
    });
    expect(texts.get('src/use.ts')).toBe(
      `import { type WalletState, Wallet } from './domain/wallet/wallet.js';
import type { Other } from './other.js';

/** An Account with an owner. */
export const show = ({ holder: owner, ownerCount }: WalletState) => owner + ownerCount;
export const other: Other = { owner: 'x' };
export const made = new Wallet().holder();
export const state = (owner: string): WalletState => ({ holder: owner, ownerCount: 1 });
`,
    );
    expect(texts.get('src/domain/account/mine.ts')).toBe(
      "import './other.js';\nimport './domain/wallet/wallet.js';\n",
    );
    expect(texts.has('src/other.ts')).toBe(false);
  });
});
