import { describe, expect, test } from 'vitest';
import type { Aggregate } from '../../src/model/aggregate.ts';
import { contextOf, found } from './model-of.ts';

const orderOf = async (command: string): Promise<Aggregate> => {
  const { aggregates } = await contextOf(`
aggregates:
  Order:
    states: [Draft, { Placed: placed-now }]
    fields: { total: decimal = 0, note: string?, buyer: uuid? }
    commands:
      Open: { state: new -> Draft, input: { buyer: uuid }, emit: Opened, http: POST /orders }
      Place: ${command}
    events:
      Opened: { buyer: uuid }
      Placed: { fields: { total: decimal, by: uuid? }, apply: { note: "'placed'" } }`);
  return found(aggregates[0]);
};
const commandOf = async (command: string) =>
  found((await orderOf(command)).commands.find(({ name }) => name === 'Place'));

describe('where a command may run, and where it leads', () => {
  test.each([
    ['state: Draft -> Placed', { creates: false, changes: true, from: ['Draft'], to: ['Placed'] }],
    ['state: any -> deleted', { creates: false, changes: true, from: [], to: ['deleted'] }],
    [
      'state: new, input: { total: decimal }',
      { creates: true, changes: false, from: [], to: ['Draft'] },
    ],
    ['state: new | any', { creates: true, changes: true, from: [], to: [] }],
    ['state: Draft | Placed', { creates: false, changes: true, from: ['Draft', 'Placed'], to: [] }],
    ['partial: false', { creates: false, changes: true, from: [], to: [] }],
  ])('%s', async (state, wanted) => {
    expect((await commandOf(`{ ${state}, emit: Placed }`)).state).toEqual(wanted);
  });
});

describe('routes', () => {
  test.each([
    ['http: POST /orders/:id/place', 204],
    ['http: POST /orders/:id/place, returns: { total: decimal }', 200],
    ['http: POST /orders/:id/place -> 202', 202],
    ['state: new, input: { total: decimal }, http: POST /places', 201],
  ])('%s answers %i', async (keys, status) => {
    expect((await commandOf(`{ ${keys}, emit: Placed }`)).http?.status).toBe(status);
  });
});

describe('events are filled by name', () => {
  test.each([
    ['emit: Placed', { total: 'state', by: 'default' }],
    ['input: { total: decimal }, emit: Placed', { total: 'input', by: 'default' }],
    ['let: { total: Decimal(1) }, emit: Placed', { total: 'let', by: 'default' }],
    ['emit: { Placed: { by: actor.id } }', { total: 'state', by: 'expr' }],
  ])('%s', async (keys, wanted) => {
    const { outcomes } = await commandOf(`{ ${keys} }`);
    const fill = outcomes[0]?.emit[0]?.fill.map(({ field, from }) => [field.name, from.kind]);
    expect(Object.fromEntries(fill ?? [])).toEqual(wanted);
  });
});

test('events carry the id, set what has their name, and lead where the command leads', async () => {
  const { events, states } = await orderOf('{ state: Draft -> Placed, emit: Placed }');
  const [opened, placed] = events;
  expect(opened).toMatchObject({ to: 'Draft', idField: { name: 'orderId' } });
  expect(opened?.same.map(({ name }) => name)).toEqual(['buyer']);
  expect(placed).toMatchObject({ to: 'Placed', apply: { set: [{ field: { name: 'note' } }] } });
  expect(states?.enum.members.map(({ wire }) => wire)).toEqual(['Draft', 'placed-now']);
});

test('what is returned sees the let of the command', async () => {
  const { returns } = await commandOf(
    '{ let: { fee: Decimal(1) }, emit: Placed, returns: { sum: decimal := total.plus(fee) } }',
  );
  expect(returns).toMatchObject({ fields: [{ computed: { text: 'total.plus(fee)' } }] });
});

test('a command that creates returns the id', async () => {
  const { commands } = await orderOf('{ emit: Placed }');
  expect(commands[0]?.returns).toMatchObject({ kind: 'fields', fields: [{ name: 'id' }] });
  expect(commands[1]?.returns).toBeUndefined();
});
