import { describe, expect, test } from 'vitest';
import type { Name } from '../../src/model/declaration.ts';
import { types } from '../../src/model/expression-type.ts';
import { type Parts, type Place, scopeAt } from '../../src/model/scope.ts';
import { nameables } from './ordering.ts';

const names = (...all: string[]): readonly Name[] =>
  all.map((name) => ({ name, type: types.string }));

/** Every part there can be, each with a name of its own and one that all have. */
const everything: Parts = {
  let: names('rate', 'amount'),
  input: names('reason', 'amount'),
  state: names('id', 'total', 'amount'),
  payload: names('orderId', 'amount'),
  field: names('price', 'amount'),
  row: names('owner', 'amount'),
  column: names('balance', 'amount'),
  data: names('paymentId', 'amount'),
  each: names('line', 'amount'),
  part: names('path', 'amount'),
};

describe('names, inner ones first (the table of SPEC section 15)', () => {
  test.each<[Place, string, string]>([
    [
      'command let',
      'let',
      'rate amount reason id total actor now today $input $state $event $row $data',
    ],
    [
      'command require',
      'let',
      'rate amount reason id total actor now today $input $state $event $row $data',
    ],
    ['command returns', 'let', 'rate amount reason id total'],
    ['command on', 'input', 'reason amount actor'],
    ['allow', 'input', 'reason amount id total owner actor'],
    ['apply', 'payload', 'orderId amount id total meta $input $state $event $row $data'],
    ['invariant', 'field', 'price amount'],
    ['entity invariant', 'field', 'price amount now today'],
    ['computed', 'field', 'price amount'],
    ['answer add', 'row', 'owner amount actor now today'],
    ['publishes', 'payload', 'orderId amount meta'],
    ['operation', 'input', 'reason amount price'],
    ['view', 'payload', 'orderId amount balance meta $input $state $event $row $data'],
    ['policy', 'payload', 'orderId amount meta now $input $state $event $row $data'],
    ['processor', 'payload', 'orderId amount meta now $input $state $event $row $data'],
    ['saga step', 'each', 'line amount paymentId orderId now'],
    ['saga failed', 'each', 'line amount paymentId orderId now failure'],
    ['process', 'payload', 'orderId amount paymentId meta now $input $state $event $row $data'],
    ['message', 'each', 'line amount orderId meta now'],
    ['application command', 'input', 'reason amount actor now today'],
    ['gateway headers', '', 'actor'],
    ['compose', 'part', 'path amount'],
  ])('%s', (place, winner, want) => {
    const { locals } = scopeAt(place, nameables, everything);
    expect([...locals.keys()].join(' ')).toBe(want);
    expect(locals.get('amount')?.kind ?? '').toBe(winner);
  });

  test('a command that only creates has neither state nor $state', () => {
    const { locals } = scopeAt('command require', nameables, { input: names('reason') });
    expect([...locals.keys()].join(' ')).toBe('reason actor now today $input');
  });
});

describe('calls', () => {
  const places: readonly Place[] = [
    'command let',
    'command require',
    'policy',
    'compose',
    'operation',
  ];
  test('only let reads', () => {
    const reading = places.filter((place) => scopeAt(place, nameables, {}).reads);
    expect(reading).toEqual(['command let']);
  });

  test('reactions send commands, composed routes ask queries', () => {
    expect(places.map((place) => scopeAt(place, nameables, {}).sends)).toEqual([
      undefined,
      undefined,
      'command',
      'query',
      undefined,
    ]);
  });
});
