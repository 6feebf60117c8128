import { MemoryUnitOfWork } from '@plinth/runtime/database';
import { deadLetterTopic, MemorySubscriptionStore } from '@plinth/runtime/events';
import { type OpsTopic, runOps } from '@plinth/runtime/ops';
import { beforeEach, describe, expect, it } from 'vitest';

const topics: Readonly<Record<string, OpsTopic>> = {
  pumps: {
    about: 'what keeps us dry',
    commands: {
      list: { usage: 'list', about: 'all of them', run: async (_args, say) => say('pump 1') },
      start: {
        usage: 'start <pump>',
        about: 'lets one go',
        run: async ([pump], say) => say.failure(`there is no pump ${pump}`),
      },
    },
  },
};

async function told(words: string, from = topics): Promise<readonly [number, readonly string[]]> {
  const lines: string[] = [];
  const args = words === '' ? [] : words.split(' ');
  const code = await runOps(args, { topics: from, write: (line) => lines.push(line) });
  return [code, lines];
}

const commands = ['pumps list          all of them', 'pumps start <pump>  lets one go'];

it.each([
  ['', 0, ['pumps  what keeps us dry']],
  ['pups', 1, ['there is nothing called pups to look after', 'pumps  what keeps us dry']],
  ['toString', 1, ['there is nothing called toString to look after', 'pumps  what keeps us dry']],
  ['pumps', 0, commands],
  ['pumps stop', 1, ['pumps has no command stop', ...commands]],
  ['pumps list', 0, ['pump 1']],
  ['pumps start 7', 1, ['there is no pump 7']],
])('ops %s', async (words, code, lines) => {
  expect(await told(words)).toEqual([code, lines]);
});

describe('dead letters', () => {
  const store = { of: new MemorySubscriptionStore(new MemoryUnitOfWork()) };

  const letter = (position: number, source: string, code: string) => ({
    id: `${source}:${position}`,
    source,
    position,
    eventId: `event ${position}`,
    type: 'OrderPaid',
    key: 'sales.order a',
    attempts: 4,
    code,
    message: `it is ${code}`,
    at: `2026-01-0${position}T00:00:00.000Z`,
    state: 'parked' as const,
  });

  beforeEach(async () => {
    const unitOfWork = new MemoryUnitOfWork();
    store.of = new MemorySubscriptionStore(unitOfWork);
    const park = [
      letter(1, 'sales.ship', 'Broken'),
      letter(2, 'sales.ship', 'Broken'),
      letter(3, 'sales.ask', 'Late'),
    ];
    await unitOfWork.run(() => store.of.change('sales.ship', { park }));
  });

  const asked = (words: string) =>
    told(`dead-letters ${words}`, { 'dead-letters': deadLetterTopic(store.of.deadLetters) });
  const states = async () => {
    const all = await Promise.all(
      ['sales.ship:1', 'sales.ship:2', 'sales.ask:3'].map((id) => store.of.deadLetters.get(id)),
    );
    return all.map((one) => one?.state);
  };

  it('are listed by their causes, the most frequent first', async () => {
    expect(await asked('list')).toEqual([
      0,
      [
        '2 x Broken: it is Broken',
        '    OrderPaid for sales.ship, from 2026-01-01T00:00:00.000Z to 2026-01-02T00:00:00.000Z',
        '1 x Late: it is Late',
        '    OrderPaid for sales.ask, at 2026-01-03T00:00:00.000Z',
      ],
    ]);
  });

  it.each(['Late', 'sales.ask', 'sales.ask:3'])('are listed for %s', async (cause) => {
    expect(await asked(`list ${cause}`)).toEqual([
      0,
      ['sales.ask:3  OrderPaid of sales.order a, 4 attempts, Late: it is Late'],
    ]);
  });

  it('are shown', async () => {
    const [code, lines] = await asked('show sales.ask:3');
    expect([code, lines[0], lines.length]).toEqual([0, 'id        sales.ask:3', 11]);
  });

  it.each([
    ['retry Broken', ['2 to be retried'], ['retrying', 'retrying', 'parked']],
    ['archive sales.ship:2 Late', ['1 archived', '1 archived'], ['parked', 'archived', 'archived']],
  ])('%s', async (words, lines, after) => {
    expect(await asked(words)).toEqual([0, lines]);
    expect(await states()).toEqual(after);
  });

  it.each([
    ['list Nothing', 'no dead letter has the cause Nothing'],
    ['show 7', 'there is no dead letter 7'],
    ['retry', 'name an id, an error code or a subscription'],
    ['archive 7', 'there is no dead letter 7'],
  ])('%s fails', async (words, line) => {
    expect(await asked(words)).toEqual([1, [line]]);
    expect(await states()).toEqual(['parked', 'parked', 'parked']);
  });

  it('are none, and that is said', async () => {
    store.of = new MemorySubscriptionStore(new MemoryUnitOfWork());
    expect(await asked('list')).toEqual([0, ['there are no dead letters']]);
  });
});
