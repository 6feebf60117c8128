import { AggregateRoot, type Apply, type Blank, type DomainEvent } from '@plinth/runtime/domain';
import { describe, expect, it } from 'vitest';
import { Account, occasion } from './account.ts';

const account = (): Account => new Account('a-1', occasion);
const opened = (): Account => {
  const root = account();
  root.open('Mara');
  return root;
};

describe('an aggregate', () => {
  it('raises events that say what happened, when and by whom', () => {
    const root = opened();
    root.deposit('5.00');
    expect(root.changes).toMatchObject([
      {
        type: 'AccountOpened',
        data: { accountId: 'a-1', owner: 'Mara' },
        meta: {
          at: occasion.now,
          actorId: 'mara',
          correlationId: 'request-1',
          causationId: null,
          streamVersion: 1,
        },
      },
      { type: 'MoneyDeposited', meta: { streamVersion: 2 } },
    ]);
    const ids = root.changes.map(({ meta }) => meta.id);
    expect(new Set(ids).size).toBe(2);
  });

  it('has the state that its events make', () => {
    const root = opened();
    root.deposit('5.00');
    root.deposit('2.50');
    expect(JSON.parse(JSON.stringify(root.state))).toEqual({
      id: 'a-1',
      status: 'Open',
      owner: 'Mara',
      balance: '7.50',
      openedAt: occasion.now,
    });
    expect(root.version).toBe(3);
  });

  it.each<[string, (root: Account) => void, boolean, object]>([
    ['that exists twice', (root) => root.open('Ben'), true, { code: 'NotUnique', status: 409 }],
    [
      'a command in a state in which it may not run',
      (root) => {
        root.close();
        root.deposit('1.00');
      },
      true,
      { code: 'IllegalState', detail: 'Deposit is not possible while it is Closed' },
    ],
    [
      'to be looked into when it does not exist',
      (root) => root.deposit('1.00'),
      false,
      { message: 'Account a-1 does not exist: it has no state to read' },
    ],
  ])('refuses %s', (_, command, exists, want) => {
    const root = exists ? opened() : account();
    const before = root.changes.length;
    let refusal: unknown;
    try {
      command(root);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject(want);
    expect(root.changes.filter(({ type }) => type === 'MoneyDeposited')).toEqual([]);
    expect(before).toBe(exists ? 1 : 0);
  });

  it('is the same when its events are replayed', () => {
    const root = opened();
    root.deposit('5.00');
    root.rename('Ben');
    const again = account().replay(root.changes);
    expect(again.state).toEqual(root.state);
    expect(again.version).toBe(3);
    expect(again.changes).toEqual([]);
  });

  it('goes on from a row', () => {
    const { state } = opened();
    const root = account().restore(state, 7);
    root.deposit('1.00');
    expect(root.version).toBe(8);
    expect(root.changes.map(({ meta }) => meta.streamVersion)).toEqual([8]);
  });

  it('has no changes any more when they are saved', () => {
    const root = opened();
    root.saved(1);
    expect(root.changes).toEqual([]);
    root.deposit('1.00');
    expect(root.changes.map(({ meta }) => meta.streamVersion)).toEqual([2]);
  });

  it('does not exist after an event that ends it, and can begin again', () => {
    const root = opened();
    root.drop();
    expect(root.exists).toBe(false);
    expect(root.version).toBe(2);
    root.open('Ben');
    expect(root.state.owner).toBe('Ben');
  });

  it('does not take an event that is none of its own', () => {
    const stray = { ...opened().changes[0], type: 'OrderPlaced' } as DomainEvent;
    // As a store could hand it over: what it reads is not known to the compiler.
    const replay = (events: readonly DomainEvent[]) => account().replay(events as never);
    expect(() => replay([stray])).toThrow('Account cannot apply the event OrderPlaced');
  });
});

interface CounterEvents {
  readonly Counted: { readonly counterId: string };
}
interface CounterState {
  readonly id: string;
  readonly count: number;
  readonly lastAt: string;
}
const applyCounter: Apply<CounterState, CounterEvents> = {
  Counted: (_data, state, { at }) => ({ ...state, count: state.count + 1, lastAt: at }),
};

class Counter extends AggregateRoot<string, CounterState, CounterEvents> {
  protected override readonly apply = applyCounter;
  protected override readonly blank: Blank<CounterState> = { id: this.id, count: 0, lastAt: null };

  count(): void {
    this.raise('Counted', { counterId: this.id });
  }
}

it('an aggregate that any command may begin starts from its blank state', () => {
  const counter = new Counter('c-1', occasion);
  expect(counter.state).toEqual({ id: 'c-1', count: 0, lastAt: null });
  expect(counter.exists).toBe(false);
  counter.count();
  counter.count();
  expect(counter.state).toEqual({ id: 'c-1', count: 2, lastAt: occasion.now });
  expect(counter.exists).toBe(true);
});
