import { MemoryUnitOfWork } from '@plinth/runtime/database';
import { MemoryEventStore } from '@plinth/runtime/eventsourcing';
import { Metrics } from '@plinth/runtime/observability';
import { runOps } from '@plinth/runtime/ops';
import {
  MemoryProcessStore,
  measureProcesses,
  type Process,
  ProcessRunner,
  type ProcessRunnerOptions,
  processTopic,
  type Timer,
  timerCodec,
} from '@plinth/runtime/saga';
import { describe, expect, it, vi } from 'vitest';
import { unexpected } from '../../../src/runtime/testing/unexpected.ts';

const hold: Process = { name: 'tables.hold', on: {} };

const at = '2026-01-31T12:00:00.000Z';
const noon = Date.parse(at);

/** A store that holds one running process with a timer, one with none, and one that has ended. */
async function storeWith(dueAt: number) {
  const unitOfWork = new MemoryUnitOfWork();
  const store = new MemoryProcessStore(unitOfWork);
  const instance = {
    process: hold.name,
    data: { booking: 'a', guests: 2 },
    eventId: 'e-1',
    version: 1,
    startedAt: at,
    endedAt: null,
  };
  const timer: Timer = {
    id: 't-1',
    process: hold.name,
    key: 'a',
    name: 'lapse',
    dueAt,
    at,
    position: 1,
    eventId: 'e-1',
    correlationId: 'c-1',
    data: instance.data,
  };
  const none = { cancel: [], schedule: [] };
  const running = { ...instance, key: 'a', state: 'running' as const };
  await store.write({ instance: running, cancel: [], schedule: [timer] });
  const ended = { ...instance, key: 'b', state: 'ended' as const, endedAt: at };
  await store.write({ instance: ended, ...none });
  await store.write({
    instance: { ...running, process: 'rooms.hold', startedAt: '2026-01-31T13:00:00.000Z' },
    ...none,
  });
  return store;
}

async function runnerWith(dueAt: number, options: Partial<ProcessRunnerOptions> = {}) {
  const store = await storeWith(dueAt);
  const events = new MemoryEventStore([timerCodec], store.unitOfWork);
  const runner = new ProcessRunner({
    events,
    store,
    processes: [hold],
    onError: unexpected,
    now: () => noon,
    ...options,
  });
  return { store, events, runner };
}

describe('ProcessRunner', () => {
  it('refuses two processes of one name', async () => {
    const made = runnerWith(noon, { processes: [hold, { ...hold }] });
    await expect(made).rejects.toThrow('two processes are called tables.hold');
  });

  it('tells how many run, wait and are late, in metrics too', async () => {
    const { runner } = await runnerWith(noon);
    const counts = [{ name: 'tables.hold', running: 1, waiting: 0, late: 1 }];
    expect(await runner.status()).toEqual(counts);
    const metrics = new Metrics();
    measureProcesses(runner, metrics);
    const text = await metrics.registry.metrics();
    expect(text).toContain('processes{process="tables.hold"} 1');
    expect(text).toContain('process_timers{process="tables.hold",state="late"} 1');
    expect(text).toContain('process_timers{process="tables.hold",state="waiting"} 0');
  });

  it('is unwell while timers cannot fire, and fires them afterwards', async () => {
    const onError = vi.fn();
    const { store, events, runner } = await runnerWith(noon, { onError });
    const away = vi.spyOn(store, 'due').mockRejectedValue(new Error('the database is away'));
    runner.start();
    await vi.waitFor(() => expect(onError).toHaveBeenCalled());
    expect(() => runner.check()).toThrow('the database is away');
    away.mockRestore();
    await runner.settled();
    await vi.waitFor(() => expect(() => runner.check()).not.toThrow());
    await runner.close();
    expect(await events.readAll({ after: 0, limit: 10 })).toMatchObject([
      {
        type: 'lapse',
        data: { key: 'a', timer: 'lapse' },
        meta: { id: 't-1', causationId: 'e-1' },
      },
    ]);
  });

  it('fires no timers of processes that it does not have', async () => {
    const other = { ...hold, name: 'rooms.hold' };
    const { store, runner } = await runnerWith(noon, { processes: [other] });
    runner.start();
    await runner.settled();
    await runner.close();
    expect(await store.timer('t-1')).toMatchObject({ dueAt: noon });
  });

  it('settles no longer than it may', async () => {
    const { runner } = await runnerWith(noon);
    await expect(runner.settled({ timeout: 5 })).rejects.toThrow('what timers have begun');
  });
});

describe('ops processes', () => {
  const told = async (words: string): Promise<readonly [number, readonly string[]]> => {
    const lines: string[] = [];
    const topics = { processes: processTopic(await storeWith(noon)) };
    const args = ['processes', ...words.split(' ')];
    const code = await runOps(args, { topics, write: (line) => lines.push(line) });
    return [code, lines];
  };
  const first = `tables.hold a  since ${at}`;

  it.each([
    ['list', 0, [first, 'rooms.hold a  since 2026-01-31T13:00:00.000Z']],
    ['list tables.hold', 0, [first]],
    ['list ended', 0, [`tables.hold b  since ${at} until ${at}`]],
    ['list rooms.hold ended', 0, ['no rooms.hold has ended']],
    ['list cars.hold', 0, ['no cars.hold is running']],
    [
      'show tables.hold a',
      0,
      [
        `running, started ${at}`,
        '  booking: "a"',
        '  guests: 2',
        `  timer lapse: at ${at}, scheduled ${at}`,
      ],
    ],
    ['show tables.hold c', 1, ['there is no process tables.hold c']],
  ])('%s', async (words, code, lines) => {
    expect(await told(words)).toEqual([code, lines]);
  });
});
