import 'reflect-metadata';
import { CommandHandler, CommandBus as NestCommandBus } from '@nestjs/cqrs';
import { printTable, race } from './measure.js';

const calls = 200_000;

class Withdraw {
  constructor(amount) {
    this.amount = amount;
  }
}

const handler = { handle: async ({ amount }) => amount };

/** What it costs to hand a command to its handler, against finding it in a Map. */
export async function benchCqrs() {
  const handlers = new Map([[Withdraw, handler]]);
  const { Metrics } = await import('@plinth/runtime/observability');
  const { createLogger } = await import('@plinth/runtime/observability');
  const cqrs = await import('@plinth/runtime/cqrs');
  const log = createLogger({ name: 'bench' });
  const through = (command, next) => next(command);
  const builtIn = [
    cqrs.logCommands(log),
    cqrs.measureCommands(new Metrics()),
    cqrs.retryConflicts({ tries: 3, unitOfWork: { active: false } }),
  ];
  const bus = (middleware) => new cqrs.CommandBus({ middleware }).register(Withdraw, handler);
  const none = bus([]);
  const three = bus([through, through, through]);
  const all = bus(builtIn);
  const nest = nestBus();
  const times = await race(
    [
      contestant('Map look-up and call', (command) =>
        handlers.get(command.constructor).handle(command),
      ),
      contestant('CommandBus', (command) => none.send(command)),
      contestant('CommandBus, three middlewares', (command) => three.send(command)),
      contestant('CommandBus, logging, metrics and retries', (command) => all.send(command)),
      contestant('@nestjs/cqrs, none', (command) => nest.execute(command)),
    ],
    15,
  );
  printTable('A command on its way to its handler', times, {
    anchor: 'Map look-up and call',
    unit: 'ns',
    digits: 0,
    most: { 'CommandBus, three middlewares': 3 },
  });
}

/** As an application of Nest has it: the handler is registered under the id of its command. */
function nestBus() {
  class WithdrawHandler {
    execute({ amount }) {
      return Promise.resolve(amount);
    }
  }
  CommandHandler(Withdraw)(WithdrawHandler);
  const instance = new WithdrawHandler();
  const bus = new NestCommandBus({ get: () => instance }, {});
  bus.register([{ metatype: WithdrawHandler, instance, isDependencyTreeStatic: () => true }]);
  return bus;
}

/** Gives the nanoseconds of one command. */
function contestant(name, send) {
  const run = async () => {
    const start = performance.now();
    for (let call = 0; call < calls; call += 1) {
      if ((await send(new Withdraw(call))) !== call) throw new Error('the answer is another');
    }
    return ((performance.now() - start) * 1e6) / calls;
  };
  return { name, run };
}
