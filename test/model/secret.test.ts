import { describe, expect, test } from 'vitest';
import { contextOf, found } from './model-of.ts';

describe('what is given out whole can hold no secret', () => {
  test.each([
    ['a value', 'values: { Login: { fields: { password: string secret } } }'],
    ['a union', 'unions: { Way: { key: { code: string secret }, door: {} } }'],
    ['an answer', 'queries: { Doors: { code: true, returns: { code: string secret } } }'],
    ['a reply', 'commands: { Open: { code: true, returns: { code: string secret } } }'],
    [
      'a child entity',
      'aggregates: { Door: { fields: { keys: Key* }, entities: { Key: { fields: { pin: string secret } } }, commands: { Build: { state: new, emit: Built } }, events: { Built: {} } } }',
    ],
  ])('%s', async (whole, body) => {
    await expect(contextOf(body)).rejects.toThrow(`${whole} is given out whole`);
  });
});

test('a published event leaves its secrets out', async () => {
  const { publishes } = await contextOf(`
aggregates:
  Door:
    fields: { code: string secret, colour: string }
    commands: { Build: { state: new, input: { code: string, colour: string }, emit: DoorBuilt } }
    events: { DoorBuilt: { code: string secret, colour: string } }
publishes: { DoorBuilt: {} }`);
  expect(found(publishes[0]).fields.map(({ name }) => name)).toEqual(['colour']);
});
