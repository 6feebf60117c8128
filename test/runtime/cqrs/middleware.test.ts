import {
  Command,
  CommandBus,
  logCommands,
  measureCommands,
  retryConflicts,
} from '@plinth/runtime/cqrs';
import { Conflict, IllegalState } from '@plinth/runtime/domain';
import { createLogger, Metrics } from '@plinth/runtime/observability';
import { temporaryDatabase } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';

class Withdraw extends Command<number> {}

/** A handler that fails with each of the errors in turn, and then answers how often it was asked. */
function failing(...errors: readonly Error[]) {
  const handler = {
    asked: 0,
    handle: async (_: Withdraw): Promise<number> => {
      const error = errors[handler.asked];
      handler.asked += 1;
      if (error !== undefined) throw error;
      return handler.asked;
    },
  };
  return handler;
}

describe('retrying conflicts', () => {
  const outside = { active: false };
  const cases = [
    { title: 'answers at once without one', errors: [], tries: 3, asked: 1, answer: 1 },
    { title: 'tries again after one', errors: [new Conflict()], tries: 3, asked: 2, answer: 2 },
    {
      title: 'gives up after all tries',
      errors: Array(5).fill(new Conflict('again')),
      tries: 3,
      asked: 3,
      error: 'again',
    },
    {
      title: 'does not try again when told once',
      errors: [new Conflict('once')],
      tries: 1,
      asked: 1,
      error: 'once',
    },
    {
      title: 'leaves other refusals alone',
      errors: [new IllegalState('closed')],
      tries: 3,
      asked: 1,
      error: 'closed',
    },
    {
      title: 'leaves faults alone',
      errors: [new Conflict(), new Error('broken')],
      tries: 3,
      asked: 2,
      error: 'broken',
    },
  ];
  it.each(cases)('$title', async ({ errors, tries, asked, answer, error }) => {
    const handler = failing(...errors);
    const bus = new CommandBus({
      middleware: [retryConflicts({ tries, unitOfWork: outside })],
    }).register(Withdraw, handler);
    const sent = bus.send(new Withdraw());
    if (error === undefined) expect(await sent).toBe(answer);
    else await expect(sent).rejects.toThrow(error);
    expect(handler.asked).toBe(asked);
  });

  it('repeats nothing within a unit of work: that has failed as a whole', async () => {
    const database = await temporaryDatabase();
    const handler = failing(new Conflict('somebody else'));
    const bus = new CommandBus({
      middleware: [retryConflicts({ tries: 3, unitOfWork: database })],
    }).register(Withdraw, handler);
    await expect(database.run(() => bus.send(new Withdraw()))).rejects.toThrow('somebody else');
    expect(handler.asked).toBe(1);
    await database.close();
  });
});

describe('logging commands', () => {
  const outcomes = [
    {
      level: 'debug',
      errors: [],
      line: { level: 'debug', command: 'Withdraw', msg: 'command handled' },
    },
    { level: 'info', errors: [], line: undefined },
    {
      level: 'debug',
      errors: [new IllegalState()],
      line: { level: 'debug', code: 'IllegalState', msg: 'command refused' },
    },
    { level: 'info', errors: [new IllegalState()], line: undefined },
    {
      level: 'info',
      errors: [new Error('broken')],
      line: { level: 'error', command: 'Withdraw', msg: 'command failed' },
    },
  ];
  it.each(outcomes)('at level $level after $errors', async ({ level, errors, line }) => {
    const lines: string[] = [];
    const log = createLogger({
      name: 'bank',
      level,
      destination: { write: (text) => void lines.push(text) },
    });
    const bus = new CommandBus({ middleware: [logCommands(log)] });
    await bus
      .register(Withdraw, failing(...errors))
      .send(new Withdraw())
      .catch(() => undefined);
    expect(lines.map((text) => JSON.parse(text))).toEqual(
      line === undefined ? [] : [expect.objectContaining(line)],
    );
  });
});

describe('measuring commands', () => {
  it('counts them by name and outcome', async () => {
    const metrics = new Metrics();
    const handler = failing(new IllegalState(), new Error('broken'));
    const bus = new CommandBus({ middleware: [measureCommands(metrics)] });
    bus.register(Withdraw, handler);
    for (let sent = 0; sent < 4; sent += 1) await bus.send(new Withdraw()).catch(() => undefined);
    const counts = (await metrics.text())
      .split('\n')
      .filter((line) => line.startsWith('command_duration_seconds_count'));
    expect(counts).toEqual([
      'command_duration_seconds_count{command="Withdraw",outcome="refused"} 1',
      'command_duration_seconds_count{command="Withdraw",outcome="failed"} 1',
      'command_duration_seconds_count{command="Withdraw",outcome="done"} 2',
    ]);
  });
});
