import {
  AggregateRoot,
  type Apply,
  Decimal,
  DomainError,
  type Occasion,
  requireStatus,
} from '@plinth/runtime/domain';

export interface AccountEvents {
  readonly AccountOpened: { readonly accountId: string; readonly owner: string };
  readonly MoneyDeposited: { readonly accountId: string; readonly amount: Decimal };
  readonly OwnerRenamed: { readonly accountId: string; readonly owner: string };
  readonly AccountClosed: { readonly accountId: string };
  readonly AccountDropped: { readonly accountId: string };
}

export interface AccountState {
  readonly id: string;
  readonly status: 'Open' | 'Closed';
  readonly owner: string;
  readonly balance: Decimal;
  readonly openedAt: string;
}

const applyAccount: Apply<AccountState, AccountEvents> = {
  AccountOpened: ({ accountId, owner }, _state, { at }) => ({
    id: accountId,
    status: 'Open',
    owner,
    balance: Decimal.of('0.00'),
    openedAt: at,
  }),
  MoneyDeposited: ({ amount }, state) => ({ ...state, balance: state.balance.plus(amount) }),
  OwnerRenamed: ({ owner }, state) => ({ ...state, owner }),
  AccountClosed: (_data, state) => ({ ...state, status: 'Closed' }),
  AccountDropped: () => undefined,
};

export class TooRich extends DomainError {
  constructor() {
    super({ code: 'TooRich', status: 409, title: 'too much for one account' });
  }
}

export class Account extends AggregateRoot<string, AccountState, AccountEvents> {
  protected override readonly apply = applyAccount;

  open(owner: string): void {
    this.requireNew();
    this.raise('AccountOpened', { accountId: this.id, owner });
  }

  deposit(amount: string): void {
    requireStatus('Deposit', this.state.status, ['Open']);
    this.raise('MoneyDeposited', { accountId: this.id, amount: Decimal.of(amount) });
  }

  rename(owner: string): void {
    this.raise('OwnerRenamed', { accountId: this.id, owner });
  }

  close(): void {
    this.raise('AccountClosed', { accountId: this.id });
  }

  drop(): void {
    this.raise('AccountDropped', { accountId: this.id });
  }

  override checkInvariants(): void {
    if (this.state.balance.gt('1000000')) throw new TooRich();
  }
}

export const occasion: Occasion = {
  now: '2026-01-31T10:00:00.000Z',
  today: '2026-01-31',
  actorId: 'mara',
  correlationId: 'request-1',
  causationId: null,
};
