import { Command, CommandBus, type CommandHandler } from '@plinth/runtime/cqrs';
import { NotImplemented } from '@plinth/runtime/domain';
import {
  AggregateTest,
  type CommandOutcome,
  everyReference,
  type GivenCommand,
  MemoryAggregateRepository,
  memoryEngines,
  standIn,
} from '@plinth/runtime/testing';
import { describe, expect, it, vi } from 'vitest';
import { Account, type AccountEvents, type AccountState } from '../domain/account.ts';
import { AccountRepository, accountEvents } from '../eventsourcing/account-repository.ts';

type Change = (account: Account) => unknown;

/** What is to be done stands in the command, so that each test can have its own. */
class ChangeCommand extends Command<number> {
  readonly id: string;
  readonly change: Change;
  readonly reference: string | undefined;

  constructor(id: string, change: Change, reference?: string) {
    super();
    this.id = id;
    this.change = change;
    this.reference = reference;
  }
}

class MemoryAccounts extends MemoryAggregateRepository<Account, string> {
  getByOwner(owner: string): Promise<Account> {
    return this.getBy('owner', owner);
  }
}

function start(store: 'state' | 'events', skip?: (missing: string) => void) {
  const engines = memoryEngines(accountEvents);
  const rows = new MemoryAccounts({
    engines,
    kind: 'Account',
    category: accountEvents.category,
    make: (id, occasion) => new Account(id, occasion),
    unique: ({ owner }) => ({ owner }),
  });
  const repository = store === 'state' ? rows : new AccountRepository(engines);
  const handler: CommandHandler<ChangeCommand> = {
    handle: ({ id, change, reference }) => {
      const work = async (): Promise<number> => {
        const account = (await repository.find(id)) ?? repository.create(id);
        change(account);
        return repository.save(account);
      };
      return engines.unitOfWork.run(() =>
        reference === undefined ? work() : engines.handled.once('change', [id, reference], work),
      );
    },
  };
  const commands = new CommandBus().register(ChangeCommand, handler);
  const options = { engines, codec: accountEvents, repository, commands, ...(skip && { skip }) };
  return { rows, engines, account: new AggregateTest<Account, string, AccountEvents>(options) };
}

const opened = ['AccountOpened', { accountId: 'a-1', owner: 'Mara' }] as const;
const paidIn = (amount: string) => ['MoneyDeposited', { accountId: 'a-1', amount }] as const;
const deposit = (amount: string) => new ChangeCommand('a-1', (account) => account.deposit(amount));

describe.each(['state', 'events'] as const)('an aggregate kept as %s, under test', (store) => {
  it('leads from what is given to events and a state, compared as far as they are given', async () => {
    const { account } = start(store);
    await account.given('a-1', opened, paidIn('100.00'));
    const outcome = await account.when(deposit('5'));
    outcome.thenEvents(['MoneyDeposited', { amount: '5.00' }]);
    outcome.thenEvents(['MoneyDeposited']).thenState({ balance: '105.00', owner: 'Mara' });
  });

  it('is refused by the code of an error, or nothing happens to it', async () => {
    const { account } = start(store);
    await account.given('a-1', opened, ['AccountClosed', { accountId: 'a-1' }]);
    const outcome = await account.when(deposit('1.00'));
    outcome.thenError('IllegalState').thenState({ status: 'Closed' });
    (await account.when(new ChangeCommand('a-1', () => {}))).thenNothing();
  });

  it('is not there when nothing is given, and can be made by the command', async () => {
    const { account } = start(store);
    await account.given('a-1');
    const outcome = await account.when(new ChangeCommand('a-2', (one) => one.open('Ida')));
    outcome.thenEvents(['AccountOpened', { owner: 'Ida' }]).thenState({ id: 'a-2' });
  });

  it.each<
    [
      story: string,
      check: (outcome: CommandOutcome<AccountState, AccountEvents>) => unknown,
      message: string,
    ]
  >([
    [
      'another amount',
      (outcome) => outcome.thenEvents(['MoneyDeposited', { amount: '6.00' }]),
      'Change was to lead to MoneyDeposited',
    ],
    [
      'another event',
      (outcome) => outcome.thenEvents(['AccountClosed']),
      'Change was to lead to AccountClosed',
    ],
    [
      'one event more',
      (outcome) => outcome.thenEvents(['MoneyDeposited'], ['AccountClosed']),
      'Change was to lead to MoneyDeposited, AccountClosed',
    ],
    [
      'an error',
      (outcome) => outcome.thenError('TooRich'),
      'Change was to be refused with TooRich, and led to MoneyDeposited',
    ],
    ['nothing', (outcome) => outcome.thenNothing(), 'Change was to change nothing'],
    [
      'another state',
      (outcome) => outcome.thenState({ balance: '6.00' }),
      'Change was to leave another state',
    ],
  ])('fails where %s was expected', async (_story, check, message) => {
    const { account } = start(store);
    await account.given('a-1', opened);
    const outcome = await account.when(deposit('5.00'));
    expect(() => check(outcome)).toThrow(message);
  });

  it('says with what it was refused where it was to be accepted', async () => {
    const { account } = start(store);
    await account.given('a-1', opened);
    const outcome = await account.when(deposit('1000001'));
    const refused = 'Change was refused with TooRich: too much for one account';
    expect(() => outcome.thenEvents(['MoneyDeposited'])).toThrow(refused);
    expect(() => outcome.thenNothing()).toThrow(refused);
  });

  it('cannot be given what its rules forbid', async () => {
    const { account } = start(store);
    await expect(account.given('a-1', opened, paidIn('1000001'))).rejects.toThrow(
      'AccountOpened, MoneyDeposited cannot have happened: too much for one account',
    );
  });

  it('skips the test where a body is not written yet', async () => {
    const skip = vi.fn();
    const { account } = start(store, skip);
    const missing = () => {
      throw new NotImplemented('Accounts.Account.Split');
    };
    await account.when(new ChangeCommand('a-1', missing));
    expect(skip).toHaveBeenCalledWith('Accounts.Account.Split is not implemented yet');
  });

  it('withstands commands that are done, refused and not written yet', async () => {
    const { account, engines } = start(store);
    await account.withstands('a-1', [
      given((one) => one.open('Mara')),
      given((one) => one.deposit('1.00'), 'r-1'),
      given((one) => one.deposit('1000001')),
      given(() => {
        throw new NotImplemented('Accounts.Account.Split');
      }),
      given((one) => one.drop()),
      given((one) => one.open('Ida')),
    ]);
    expect(await engines.events.head()).toBe(4);
  });

  it.each<[story: string, change: Change, isOnce: boolean, message: string]>([
    ['a repeat is not recognised', (one) => one.deposit('1.00'), true, 'as before'],
    ['its state is not what its events say', renameInSecret, false, 'rebuild the state'],
    ['a fault is ours', () => JSON.parse('{'), false, 'JSON'],
  ])('does not withstand it when %s', async (_story, change, isOnce, message) => {
    const { account } = start(store);
    const commands = [given((one) => one.open('Mara')), { ...given(change), isOnce }];
    const withstood = account.withstands('a-1', commands);
    await expect(withstood).rejects.toThrow(message);
    await expect(withstood).rejects.toThrow('after\n  Change {} -> done');
  });
});

const given = (change: Change, reference?: string): GivenCommand<string> => ({
  json: {},
  isOnce: reference !== undefined,
  make: (id) => new ChangeCommand(id, change, reference),
});

/** The state is not what the events lead to: the name was changed beside them. */
function renameInSecret(account: Account): void {
  account.deposit('1.00');
  vi.spyOn(account, 'state', 'get').mockReturnValue({ ...account.state, owner: 'Ida' });
}

describe('aggregates kept in memory', () => {
  it('are found by a unique field, which nobody else can have', async () => {
    const { account, rows } = start('state');
    await account.given('a-1', opened);
    expect((await rows.getByOwner('Mara')).id).toBe('a-1');
    await expect(rows.getByOwner('Ida')).rejects.toMatchObject({ code: 'NotFound' });
    const outcome = await account.when(new ChangeCommand('a-2', (one) => one.open('Mara')));
    outcome.thenError('NotUnique');
    expect(await rows.existing(['a-1', 'a-2'])).toEqual(new Set(['a-1']));
  });

  it('refuse a change of what somebody else has changed', async () => {
    const { account, rows } = start('state');
    await account.given('a-1', opened);
    const [one, other] = [await rows.get('a-1'), await rows.get('a-1')];
    one.deposit('1.00');
    other.deposit('2.00');
    await rows.save(one);
    await expect(rows.save(other)).rejects.toMatchObject({ code: 'Conflict' });
  });
});

describe('stand-ins', () => {
  it('do what they are given, and name what they are not', async () => {
    const lookup = standIn<{
      existing(ids: readonly string[]): Promise<ReadonlySet<string>>;
      get(id: string): unknown;
    }>('customers', everyReference);
    expect(await lookup.existing(['a', 'b'])).toEqual(new Set(['a', 'b']));
    expect(() => lookup.get('a')).toThrow('the stand-in of this test for customers.get');
  });
});
