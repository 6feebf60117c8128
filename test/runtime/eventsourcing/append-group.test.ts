import { Unavailable } from '@plinth/runtime/domain';
import { gate } from '@plinth/runtime/testing';
import { expect, it } from 'vitest';
import { AppendGroup } from '../../../src/runtime/eventsourcing/append-group.ts';
import type { StreamRows } from '../../../src/runtime/eventsourcing/postgres-event-statements.ts';

const rowOf = (stream_id: string, version = 1) => ({
  category: 'a.b',
  stream_id,
  version,
  id: 'e',
  type: 'Sent',
  type_version: 1,
  data: '{}',
  at: '2026-01-31T10:00:00.000Z',
  actor_id: null,
  correlation_id: 'r',
  causation_id: null,
});

const namesOf = (streams: readonly StreamRows[]) => streams.map(({ rows }) => rows[0]?.stream_id);

/** A group whose first statement takes until the gate is opened. */
function heldUp(insert: (names: readonly (string | undefined)[]) => void = () => undefined) {
  const calls: (readonly (string | undefined)[])[] = [];
  const first = gate();
  const group = new AppendGroup(async (streams) => {
    const names = namesOf(streams);
    calls.push(names);
    if (calls.length === 1) await first.passed;
    insert(names);
    return streams.map(({ rows }, at) => rows.map((_, row) => 10 * at + row));
  });
  return { group, calls, go: () => first.open() };
}

it('sends together what comes while a statement is under way, one of each stream', async () => {
  const { group, calls, go } = heldUp();
  const asked = ['a', 'b', 'c', 'b', 'd'].map((name) => group.append(0, [rowOf(name)]));
  go();
  expect(await Promise.all(asked)).toEqual([[0], [0], [10], [0], [20]]);
  expect(calls).toEqual([['a'], ['b', 'c', 'd'], ['b']]);
});

it('makes each by itself where one spoils the statement of all', async () => {
  const { group, calls, go } = heldUp((names) => {
    if (names.includes('bad')) throw new Error('a bad one');
  });
  const asked = ['a', 'b', 'bad', 'c'].map((name) => group.append(0, [rowOf(name)]));
  go();
  const settled = await Promise.allSettled(asked);
  expect(settled.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(calls).toEqual([['a'], ['b', 'bad', 'c'], ['b'], ['bad'], ['c']]);
});

it('does not try again what may have been appended', async () => {
  const { group, calls, go } = heldUp((names) => {
    if (names.includes('b')) throw new Unavailable('the database');
  });
  const asked = ['a', 'b', 'c'].map((name) => group.append(0, [rowOf(name)]));
  go();
  const settled = await Promise.allSettled(asked);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(calls).toEqual([['a'], ['b', 'c']]);
});

it('bounds what is sent at once, and lets through what is larger than that', async () => {
  const { group, calls, go } = heldUp();
  const many = (name: string, number: number) =>
    group.append(
      0,
      Array.from({ length: number }, (_, at) => rowOf(name, at + 1)),
    );
  const asked = [many('a', 1), many('b', 600), many('c', 600), many('d', 5_000), many('e', 1)];
  go();
  await Promise.all(asked);
  expect(calls).toEqual([['a'], ['b', 'e'], ['c'], ['d']]);
});
