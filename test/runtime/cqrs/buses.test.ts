import {
  Command,
  CommandBus,
  type CommandHandler,
  type CommandMiddleware,
  Query,
  QueryBus,
} from '@plinth/runtime/cqrs';
import { describe, expect, expectTypeOf, it } from 'vitest';

class Withdraw extends Command<{ readonly balance: number }> {
  readonly amount: number;
  constructor(amount: number) {
    super();
    this.amount = amount;
  }
}
class Close extends Command {}

const withdraw: CommandHandler<Withdraw> = { handle: async ({ amount }) => ({ balance: -amount }) };
const close: CommandHandler<Close> = { handle: async () => undefined };

describe('the command bus', () => {
  it('answers what the handler of the class answers', async () => {
    const bus = new CommandBus().register(Withdraw, withdraw).register(Close, close);
    const answer = await bus.send(new Withdraw(5));
    expectTypeOf(answer).toEqualTypeOf<{ readonly balance: number }>();
    expect(answer).toEqual({ balance: -5 });
    expect(await bus.send(new Close())).toBeUndefined();
  });

  it('tells commands of one name apart', async () => {
    const other = (() => {
      class Withdraw extends Command<string> {}
      return Withdraw;
    })();
    const bus = new CommandBus()
      .register(Withdraw, withdraw)
      .register(other, { handle: async () => 'the other' });
    expect([await bus.send(new Withdraw(1)), await bus.send(new other())]).toEqual([
      { balance: -1 },
      'the other',
    ]);
  });

  it('refuses a second handler of a class', () => {
    const bus = new CommandBus().register(Withdraw, withdraw);
    expect(() => bus.register(Withdraw, withdraw)).toThrow(
      'Withdraw has a handler already: a command is registered once, where its bus is made',
    );
  });

  it('names all classes without a handler at start', () => {
    const bus = new CommandBus().register(Withdraw, withdraw);
    class Freeze extends Command {}
    expect(bus.requireAll([Withdraw])).toBe(bus);
    expect(() => bus.requireAll([Withdraw, Close, Freeze])).toThrow(
      'no handler is registered for the command Close, Freeze',
    );
  });

  it('rejects a command that nobody handles', async () => {
    await expect(new CommandBus().send(new Close())).rejects.toThrow(
      'no handler is registered for the command Close: add .register(Close, handler) where its bus is made',
    );
  });

  it('rejects when a handler throws before it has a promise', async () => {
    const handle = () => {
      throw new Error('not valid');
    };
    const sent = new CommandBus().register(Close, { handle }).send(new Close());
    await expect(sent).rejects.toThrow('not valid');
  });

  it('runs middleware around the handler, the first outermost', async () => {
    const seen: string[] = [];
    const around =
      (name: string): CommandMiddleware =>
      async (command, next) => {
        seen.push(`${name} before ${command.constructor.name}`);
        const answer = await next(command);
        seen.push(`${name} after`);
        return answer;
      };
    const handle = async () => void seen.push('handler');
    await new CommandBus({ middleware: [around('a'), around('b')] })
      .register(Close, { handle })
      .send(new Close());
    expect(seen).toEqual(['a before Close', 'b before Close', 'handler', 'b after', 'a after']);
  });

  it('lets middleware replace the command and the answer', async () => {
    const halve: CommandMiddleware = async (command, next) =>
      command instanceof Withdraw ? next(new Withdraw(command.amount / 2)) : 'not handled';
    const bus = new CommandBus({ middleware: [halve] })
      .register(Withdraw, withdraw)
      .register(Close, close);
    expect([await bus.send(new Withdraw(8)), await bus.send(new Close())]).toEqual([
      { balance: -4 },
      'not handled',
    ]);
  });
});

describe('the query bus', () => {
  class Balance extends Query<number> {}

  it('answers, and refuses the unknown and the duplicate', async () => {
    const handler = { handle: async () => 7 };
    const bus = new QueryBus().register(Balance, handler);
    const answer = await bus.requireAll([Balance]).ask(new Balance());
    expectTypeOf(answer).toEqualTypeOf<number>();
    expect(answer).toBe(7);
    expect(() => bus.register(Balance, handler)).toThrow('Balance has a handler already: a query');
    expect(() => new QueryBus().requireAll([Balance])).toThrow('for the query Balance');
    await expect(new QueryBus().ask(new Balance())).rejects.toThrow('for the query Balance');
  });
});
