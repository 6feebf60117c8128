import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { bootApp, plinth, runIn } from './app.ts';
import { ApiClient } from './client.ts';
import { createAppOf } from './create-app.ts';

const place = mkdtempSync(join(tmpdir(), 'plinth-e2e-rename-'));
const folder = join(place, 'till');
const database = join(place, 'till.db');

const first = `plinth: 1
app: { name: till }
contexts:
  Accounts:
    types: { Amount: decimal(0.01.. scale=2) }
    entities:
      Branch: { fields: { town: string(1..80) }, crud: all, http: /branches }
    aggregates:
      Account:
        fields: { owner: string(1..100), branch: ref Branch, balance: decimal(scale=2) = 0 }
        commands:
          Open: { state: new, input: { owner: string(1..100), branch: ref Branch }, emit: AccountOpened, http: POST /accounts }
          Deposit: { input: { amount: Amount }, emit: MoneyDeposited, http: "POST /accounts/:id/deposits" }
        events:
          AccountOpened: { owner: string, branch: ref Branch }
          MoneyDeposited: { fields: { amount: decimal }, apply: { balance: balance.plus(amount) } }
      Voucher:
        store: events
        fields: { text: string, uses: int = 0 }
        commands:
          Issue: { state: new, input: { text: string }, emit: VoucherIssued, http: POST /vouchers }
          Use: { emit: VoucherUsed, http: "POST /vouchers/:id/uses" }
        events:
          VoucherIssued: { text: string }
          VoucherUsed: { fields: {}, apply: { uses: uses + 1 } }
    views:
      Takings:
        key: { branch: uuid }
        fields: { deposits: int = 0, accounts: int = 0 }
        on:
          AccountOpened: { set: { accounts: accounts + 1 } }
    queries:
      GetAccount: { from: Account, input: { id: uuid }, where: [id], http: "GET /accounts/:id" }
      GetVoucher: { from: Voucher, input: { id: uuid }, where: [id], http: "GET /vouchers/:id" }
      GetTakings: { from: Takings, input: { branch: uuid }, where: [branch], http: "GET /takings/:branch" }
`;

const second = `plinth: 1
app: { name: till }
contexts:
  Accounts:
    types: { Amount: decimal(0.01.. scale=2) }
    entities:
      Shop: { was: Branch, fields: { city: string(1..80) was=town }, crud: all, http: /shops }
    aggregates:
      Wallet:
        was: Account
        fields: { holder: string(1..100) was=owner, shop: ref Shop was=branch, balance: decimal(scale=2) = 0 }
        commands:
          Open: { state: new, input: { holder: string(1..100) was=owner, shop: ref Shop was=branch }, emit: AccountOpened, http: POST /wallets }
          PayIn: { was: Deposit, input: { amount: Amount }, emit: MoneyPaidIn, http: "POST /wallets/:id/payments" }
        events:
          AccountOpened: { holder: string was=owner, shop: ref Shop was=branch }
          MoneyPaidIn: { was: MoneyDeposited, fields: { amount: decimal }, apply: { balance: balance.plus(amount) } }
      Coupon:
        was: Voucher
        store: events
        fields: { words: string was=text, uses: int = 0 }
        commands:
          Issue: { state: new, input: { words: string was=text }, emit: CouponIssued, http: POST /coupons }
          Use: { emit: CouponUsed, http: "POST /coupons/:id/uses" }
        events:
          CouponIssued: { was: VoucherIssued, fields: { words: string was=text } }
          CouponUsed: { was: VoucherUsed, fields: {}, apply: { uses: uses + 1 } }
    views:
      Takings:
        key: { shop: uuid was=branch }
        fields: { deposits: int = 0, accounts: int = 0 }
        on:
          AccountOpened: { set: { accounts: accounts + 1 } }
    queries:
      GetWallet: { was: GetAccount, from: Wallet, input: { id: uuid }, where: [id], http: "GET /wallets/:id" }
      GetCoupon: { was: GetVoucher, from: Coupon, input: { id: uuid }, where: [id], http: "GET /coupons/:id" }
      GetTakings: { from: Takings, input: { shop: uuid was=branch }, where: [shop], http: "GET /takings/:shop" }
`;

/** What somebody wrote: three files of his own, and a method in a generated one. */
const byHand: Readonly<Record<string, string>> = {
  'src/contexts/accounts/domain/account/limits.ts': `import type { MoneyDeposited } from './events.js';
import type { AccountState } from './state.js';

/** Whether an owner may still pay in. */
export function isWelcome({ owner, balance }: AccountState, deposit: MoneyDeposited): boolean {
  return owner !== '' && balance.plus(deposit.amount).lte('1000');
}
`,
  'src/contexts/accounts/application/savings.ts': `import { Account } from '../domain/account/account.js';
import type { AccountRepository } from './account-repository.js';
import { DepositCommand } from './commands/account/deposit.js';

/** Pays the same in again. */
export class Savings {
  readonly #accounts: AccountRepository;

  constructor(accounts: AccountRepository) {
    this.#accounts = accounts;
  }

  async again(last: DepositCommand): Promise<readonly [Account, DepositCommand]> {
    const account = await this.#accounts.get(last.id);
    if (!(account instanceof Account)) throw new Error('no account');
    return [account, new DepositCommand(last.id, last.fields)];
  }
}
`,
  'test/limits.test.ts': `import { Decimal } from '@plinth/runtime/domain';
import { expect, test } from 'vitest';
import { isWelcome } from '../src/contexts/accounts/domain/account/limits.js';
import type { AccountState } from '../src/contexts/accounts/domain/account/state.js';

test('nobody pays in more than a thousand', () => {
  const id = '01948b1c-5f00-7000-8000-000000000001';
  const state: AccountState = { id, owner: 'Ann', branch: id, balance: Decimal.of('990.00') };
  expect(isWelcome(state, { accountId: id, amount: Decimal.of('10') })).toBe(true);
  expect(isWelcome(state, { accountId: id, amount: Decimal.of('11') })).toBe(false);
});
`,
};

const greeting = `
  /** Written by hand. */
  greeting(): string {
    return \`Hello \${this.state.owner}, you have \${this.state.balance.toFixed(2)}\`;
  }
}
`;

const path = (file: string): string => join(folder, file);

const read = (file: string): string => readFileSync(path(file), 'utf8');

async function running<T>(story: (api: ApiClient) => Promise<T>): Promise<T> {
  const app = await bootApp(folder, 'till', { DATABASE_URL: database });
  const answer = await story(await ApiClient.of(app.url));
  expect(await app.stop()).toBe(0);
  return answer;
}

const idIn = ({ body }: { readonly body: unknown }): string => (body as { id: string }).id;

async function firstLife(api: ApiClient) {
  const branch = idIn(await api.expect(201, 'POST', '/branches', { body: { town: 'Ulm' } }));
  const body = { owner: 'Ann', branch };
  const account = idIn(await api.expect(201, 'POST', '/accounts', { body }));
  await api.expect(204, 'POST', `/accounts/${account}/deposits`, { body: { amount: '12.50' } });
  const text = { text: 'half price' };
  const voucher = idIn(await api.expect(201, 'POST', '/vouchers', { body: text }));
  await api.expect(204, 'POST', `/vouchers/${voucher}/uses`);
  return { branch, account, voucher };
}

test('what is renamed in the spec is renamed in files, names, tables and rows; old events are read', async () => {
  writeFileSync(join(place, 'first.yaml'), first);
  await createAppOf(join(place, 'first.yaml'), folder);
  for (const [file, text] of Object.entries(byHand)) writeFileSync(path(file), text);
  const aggregate = 'src/contexts/accounts/domain/account/account.ts';
  writeFileSync(path(aggregate), read(aggregate).replace(/\n}\n$/, `\n${greeting}`));
  expect(await runIn(folder, 'npm', 'run', 'build')).toMatchObject({ code: 0 });
  const { branch, account, voucher } = await running(firstLife);

  writeFileSync(path('plinth.yaml'), second);
  expect(await plinth(folder, 'regenerate')).toMatchObject({ code: 0 });
  expect(existsSync(path('src/contexts/accounts/domain/account'))).toBe(false);
  const wallet = read('src/contexts/accounts/domain/wallet/wallet.ts');
  expect(wallet).toContain('Hello ${this.state.holder}, you have');
  expect(wallet).toContain('  payIn(input: PayInInput)');
  expect(read('src/contexts/accounts/domain/wallet/limits.ts')).toContain(
    '{ holder: owner, balance }: WalletState, deposit: MoneyPaidIn',
  );
  expect(read('src/contexts/accounts/application/savings.ts')).toContain(
    "import { PayInCommand } from './commands/wallet/pay-in.js';",
  );
  expect(await plinth(folder, 'regenerate', '--check')).toMatchObject({ code: 0 });
  expect(await runIn(folder, 'npm', 'run', 'build')).toMatchObject({
    code: 0,
    output: expect.any(String),
  });
  expect(await runIn(folder, 'npx', 'tsc', '--noEmit')).toEqual({ code: 0, output: '' });
  expect(await runIn(folder, 'npm', 'test')).toMatchObject({ code: 0, output: expect.any(String) });

  const env = ['env', `DATABASE_URL=${database}`, 'npm', 'run', 'migrate'] as const;
  const before = await runIn(folder, ...env, '--', '--status');
  expect(before.output).toContain('still called accounts_account');
  expect(await runIn(folder, ...env)).toMatchObject({ code: 0 });
  expect((await runIn(folder, ...env, '--', '--status')).output).not.toContain('still called');

  await running(async (api) => {
    const { body: shop } = await api.expect(200, 'GET', `/shops/${branch}`);
    expect(shop).toMatchObject({ city: 'Ulm' });
    await api.expect(204, 'POST', `/wallets/${account}/payments`, { body: { amount: '1' } });
    const { body } = await api.expect(200, 'GET', `/wallets/${account}`);
    expect(body).toMatchObject({ holder: 'Ann', shop: branch, balance: '13.50' });
    await api.expect(204, 'POST', `/coupons/${voucher}/uses`);
    const { body: coupon } = await api.expect(200, 'GET', `/coupons/${voucher}`);
    expect(coupon).toMatchObject({ words: 'half price', uses: 2 });
    const { body: takings } = await api.expect(200, 'GET', `/takings/${branch}`);
    expect(takings).toMatchObject({ accounts: 1 });
  });
  const client = new Database(database, { readonly: true });
  const types = client.prepare('select type from plinth_event order by position').all();
  client.close();
  expect(types.map((row) => (row as { type: string }).type)).toEqual([
    ...['AccountOpened', 'MoneyDeposited', 'VoucherIssued', 'VoucherUsed'],
    ...['MoneyPaidIn', 'CouponUsed'],
  ]);
});
