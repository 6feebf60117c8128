import { describe, expect, test } from 'vitest';
import type { View } from '../../src/model/view.ts';
import { contextOf, found } from './model-of.ts';

const aggregate = `
aggregates:
  Ticket:
    fields: { owner: string, seats: int = 0 }
    commands:
      Open: { state: new, input: { owner: string }, emit: Opened }
      Book: { input: { seats: int }, emit: Booked }
      Hand: { input: { owner: string }, emit: Handed }
    events:
      Opened: { owner: string }
      Booked: { seats: int }
      Handed: { owner: string }`;

async function viewOf(view: string): Promise<View> {
  const { views } = await contextOf(`${aggregate.trim()}\nviews:\n  Seat: ${view}`);
  return found(views[0]);
}

describe('columns that a row may begin without', () => {
  const own = 'key: { ticketId: uuid }';
  test.each([
    [
      'the event that begins sets it',
      `${own}, fields: { owner: string }, on: { Opened: {}, Booked: {} }`,
      [],
    ],
    [
      'nothing begins the row',
      `${own}, fields: { owner: string }, on: { Booked: {}, Handed: {} }`,
      ['owner'],
    ],
    [
      'the beginning has a condition',
      `${own}, fields: { owner: string }, on: { Opened: { when: "owner !== 'x'" }, Booked: {} }`,
      ['owner'],
    ],
    [
      'it has a default',
      `${own}, fields: { owner: string = 'x' }, on: { Opened: {}, Booked: {}, Handed: {} }`,
      [],
    ],
    [
      'rows found otherwise begin with any event',
      `key: { entry: uuid }, fields: { owner: string, seats: int = 0 }, on: { Opened: { key: { entry: meta.id } }, Booked: { key: { entry: meta.id } } }`,
      ['owner'],
    ],
    [
      'each of them sets it',
      `key: { entry: uuid }, fields: { kind: string }, on: { Opened: { key: { entry: meta.id }, set: { kind: "'o'" } }, Booked: { key: { entry: meta.id }, set: { kind: "'b'" } } }`,
      [],
    ],
    [
      'it is looked at before it is set',
      `key: { owner: string }, fields: { last: uuid, all: string }, on: { Opened: { set: { last: ticketId, all: "all + 'x'" } } }`,
      ['all'],
    ],
    [
      'a member of that name is another',
      `key: { owner: string }, fields: { id: uuid }, on: { Opened: { set: { id: meta.id } } }`,
      [],
    ],
  ])('%s', async (_, view, optional) => {
    const { fields } = await viewOf(`{ ${view} }`);
    expect(fields.filter(({ card }) => card === 'optional').map(({ name }) => name)).toEqual(
      optional,
    );
  });

  test('which events may be the first of a row', async () => {
    const { on } = await viewOf(
      `{ ${own}, fields: { owner: string }, on: { Opened: {}, Booked: {}, Handed: { key: { ticketId: meta.id } } } }`,
    );
    expect(on.map(({ event, begins }) => [event.name, begins])).toEqual([
      ['Opened', true],
      ['Booked', false],
      ['Handed', true],
    ]);
  });
});
