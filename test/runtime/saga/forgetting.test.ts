import type { SagaInstance } from '@plinth/runtime/saga';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onSqlite } from '../events/event-processes.ts';

let subject: Awaited<ReturnType<typeof onSqlite>>;

beforeEach(async () => {
  subject = await onSqlite([]);
});

afterEach(() => subject.close());

const at = '2026-01-31T10:00:00.000Z';
const later = '2026-02-01T10:00:00.000Z';

const saga = (number: number): SagaInstance => ({
  id: `contract.checkout:${number}`,
  saga: 'contract.checkout',
  position: number,
  state: 'done',
  journal: { steps: {} },
  startedAt: at,
  endedAt: at,
  owner: null,
  token: 1,
  dueAt: null,
});

it('forgets many sagas in units of work that others come in between', async () => {
  await subject.sagas.add(Array.from({ length: 2_300 }, (_, number) => saga(number)));
  await subject.sagas.add([{ ...saga(9_000), endedAt: later }]);
  const run = vi.spyOn(subject.database, 'run');
  expect(await subject.sagas.forget(later)).toBe(2_300);
  expect(run).toHaveBeenCalledTimes(3);
  expect((await subject.sagas.list()).map(({ position }) => position)).toEqual([9_000]);
});

it('forgets many instances of processes in the same way', async () => {
  const instance = { process: 'tables.hold', data: {}, eventId: 'e', version: 1, startedAt: at };
  const ended = { ...instance, state: 'ended' as const };
  const none = { cancel: [], schedule: [] };
  await subject.database.run(async () => {
    for (let number = 0; number < 1_200; number += 1) {
      await subject.processes.write({
        instance: { ...ended, key: `b-${number}`, endedAt: at },
        ...none,
      });
    }
    await subject.processes.write({ instance: { ...ended, key: 'late', endedAt: later }, ...none });
  });
  const run = vi.spyOn(subject.database, 'run');
  expect(await subject.processes.forget(later)).toBe(1_200);
  expect(run).toHaveBeenCalledTimes(2);
  expect(await subject.processes.get('tables.hold', 'late')).toBeDefined();
});
