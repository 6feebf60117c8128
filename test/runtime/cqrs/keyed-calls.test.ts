import {
  Command,
  CommandBus,
  type HandledCommands,
  handledMigration,
  KeyedCalls,
  MemoryHandledCommands,
  SqlHandledCommands,
} from '@plinth/runtime/cqrs';
import { MemoryUnitOfWork } from '@plinth/runtime/database';
import { Conflict, DomainError } from '@plinth/runtime/domain';
import type { UnitOfWork } from '@plinth/runtime/services';
import { gate, temporaryDatabase } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';

interface Engine {
  readonly unitOfWork: UnitOfWork;
  readonly handled: HandledCommands;
}

const engines: Readonly<Record<string, () => Promise<Engine>>> = {
  'in memory': async () => {
    const unitOfWork = new MemoryUnitOfWork();
    return { unitOfWork, handled: new MemoryHandledCommands(unitOfWork) };
  },
  'on SQLite': async () => {
    const database = await temporaryDatabase([handledMigration]);
    return { unitOfWork: database, handled: new SqlHandledCommands(database) };
  },
};

class Ship extends Command<{ readonly number: number } | undefined> {
  readonly order: string;

  constructor(order = 'a') {
    super();
    this.order = order;
  }
}

class Cancel extends Command<{ readonly number: number } | undefined> {}

type Handle = (command: Ship, times: number) => Promise<{ readonly number: number } | undefined>;

/** A bus whose handler of both commands is told how often it has been called. */
function busOf({ unitOfWork, handled }: Engine, handle: Handle) {
  const calls = { times: 0 };
  const handler = {
    handle: (command: Ship) => {
      calls.times += 1;
      return handle(command, calls.times);
    },
  };
  const bus = new CommandBus({ keyed: new KeyedCalls({ handled, unitOfWork }) })
    .register(Ship, handler)
    .register(Cancel, { handle: () => handler.handle(new Ship('none')) });
  return { bus, calls };
}

describe.each(Object.entries(engines))('commands sent with a key, %s', (_, make) => {
  it('are answered when they are recalled after they were handled', async () => {
    const engine = await make();
    const { bus, calls } = busOf(engine, (_command, number) =>
      engine.unitOfWork.run(async () => ({ number })),
    );
    await bus.send(new Ship(), { key: '1' });
    expect(await bus.send(new Ship(), { key: '1', recall: true })).toEqual({ number: 1 });
    expect(await bus.send(new Ship(), { key: '1' })).toEqual({ number: 1 });
    expect(calls.times).toBe(1);
  });

  it('are never handled once they are recalled, also one that is under way', async () => {
    const engine = await make();
    const [begun, going] = [gate(), gate()];
    let kept = 0;
    const { bus, calls } = busOf(engine, async (_command, number) => {
      begun.open();
      await going.passed;
      return engine.unitOfWork.run(async () => {
        engine.unitOfWork.afterCommit(() => {
          kept += 1;
        });
        return { number };
      });
    });
    const late = bus.send(new Ship(), { key: '1' });
    await begun.passed;
    const recalled = { code: 'Recalled', status: 409 };
    await expect(bus.send(new Ship(), { key: '1', recall: true })).rejects.toMatchObject(recalled);
    going.open();
    await expect(late).rejects.toMatchObject(recalled);
    await expect(bus.send(new Ship(), { key: '1' })).rejects.toMatchObject(recalled);
    expect([calls.times, kept]).toEqual([1, 0]);
  });

  it('are handled once and answered as before', async () => {
    const engine = await make();
    const { bus, calls } = busOf(engine, (_command, number) =>
      engine.unitOfWork.run(async () => ({ number })),
    );
    const send = (key: string) => bus.send(new Ship(), { key });
    expect([await send('1'), await send('1'), await send('2'), await send('1')]).toEqual([
      { number: 1 },
      { number: 1 },
      { number: 2 },
      { number: 1 },
    ]);
    expect(calls.times).toBe(2);
    expect(await bus.send(new Cancel(), { key: '1' })).toEqual({ number: 3 });
    expect(await bus.send(new Ship())).toEqual({ number: 4 });
  });

  it('ask others before their unit of work, and are not asked again', async () => {
    const engine = await make();
    const asked: string[] = [];
    const { bus } = busOf(engine, async ({ order }, number) => {
      expect(engine.unitOfWork.active).toBe(false);
      asked.push(order);
      return engine.unitOfWork.run(async () => ({ number }));
    });
    for (let time = 0; time < 2; time += 1) await bus.send(new Ship(), { key: '1' });
    expect(asked).toEqual(['a']);
  });

  it('are recognised where the caller ended between the effect and hearing of it', async () => {
    const engine = await make();
    let effects = 0;
    const { bus } = busOf(engine, async (_command, number) => {
      const answer = await engine.unitOfWork.run(async () => {
        effects += 1;
        return { number };
      });
      if (number === 1) throw new Error('cut off behind the commit');
      return answer;
    });
    await expect(bus.send(new Ship(), { key: '1' })).rejects.toThrow('cut off');
    expect(await bus.send(new Ship(), { key: '1' })).toEqual({ number: 1 });
    expect(effects).toBe(1);
  });

  it('are not remembered when their unit of work fails', async () => {
    const engine = await make();
    const { bus } = busOf(engine, (_command, number) =>
      engine.unitOfWork.run(async () => {
        if (number === 1) throw new Conflict();
        return { number };
      }),
    );
    await expect(bus.send(new Ship(), { key: '1' })).rejects.toThrow(Conflict);
    expect(await bus.send(new Ship(), { key: '1' })).toEqual({ number: 2 });
  });

  it('have one effect when they come at the same time', async () => {
    const engine = await make();
    const going = gate();
    let effects = 0;
    const { bus } = busOf(engine, async (_command, number) => {
      await going.passed;
      return engine.unitOfWork.run(async () => {
        effects += 1;
        return { number };
      });
    });
    const sent = Array.from({ length: 5 }, () => bus.send(new Ship(), { key: '1' }));
    setTimeout(() => going.open(), 5);
    expect(new Set((await Promise.all(sent)).map((answer) => answer?.number)).size).toBe(1);
    expect(effects).toBe(1);
  });

  it('are remembered where they change nothing here, and by what they answer in the end', async () => {
    const engine = await make();
    const { bus, calls } = busOf(engine, async (_command, number) => {
      if (number === 1) return { number };
      await engine.unitOfWork.run(async () => 'something else');
      return { number };
    });
    for (const key of ['1', '1', '2', '2']) await bus.send(new Ship(), { key });
    expect(calls.times).toBe(2);
    expect(await bus.send(new Ship(), { key: '2' })).toEqual({ number: 2 });
  });

  it('belong to the unit of work that they are sent in', async () => {
    const engine = await make();
    const { bus, calls } = busOf(engine, async (_command, number) => ({ number }));
    const failing = engine.unitOfWork.run(async () => {
      await bus.send(new Ship(), { key: '1' });
      throw new Error('taken back');
    });
    await expect(failing).rejects.toThrow('taken back');
    const both = engine.unitOfWork.run(async () => [
      await bus.send(new Ship(), { key: '1' }),
      await bus.send(new Ship(), { key: '1' }),
    ]);
    expect(await both).toEqual([{ number: 2 }, { number: 2 }]);
    expect(calls.times).toBe(2);
  });

  it('may have one unit of work and no more, and that is said every time', async () => {
    const engine = await make();
    let effects = 0;
    const { bus } = busOf(engine, async () => {
      for (let unit = 0; unit < 2; unit += 1) {
        await engine.unitOfWork.run(async () => {
          effects += 1;
        });
      }
      return undefined;
    });
    for (let time = 0; time < 2; time += 1) {
      await expect(bus.send(new Ship(), { key: '1' })).rejects.toThrow(
        'Ship began a second unit of work',
      );
    }
    expect(effects).toBe(1);
  });

  it('keep a refusal whose events were saved', async () => {
    const engine = await make();
    const refusal = new DomainError({ code: 'Underpaid', status: 409, title: 'too little' });
    const { bus, calls } = busOf(engine, async () => {
      throw await engine.unitOfWork.run(async () => refusal);
    });
    for (let time = 0; time < 2; time += 1) {
      await expect(bus.send(new Ship(), { key: '1' })).rejects.toMatchObject({ code: 'Underpaid' });
    }
    expect(calls.times).toBe(1);
  });

  it('are not the place of what follows from their unit of work', async () => {
    const engine = await make();
    let followed = false;
    const { bus } = busOf(engine, (_command, number) =>
      engine.unitOfWork.run(async () => {
        engine.unitOfWork.afterCommit(() =>
          engine.unitOfWork.run(async () => {
            followed = true;
          }),
        );
        return { number };
      }),
    );
    expect(await bus.send(new Ship(), { key: '1' })).toEqual({ number: 1 });
    expect(followed).toBe(true);
  });
});

it('a bus that recognises nothing refuses a key', async () => {
  const bus = new CommandBus().register(Ship, { handle: async () => undefined });
  await expect(bus.send(new Ship(), { key: '1' })).rejects.toThrow(
    'Ship is sent with a key, but its bus was made without `keyed`',
  );
});
