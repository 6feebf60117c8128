import type { Command, CommandSender } from '@plinth/runtime/cqrs';
import { codec } from '@plinth/runtime/eventsourcing';
import type { Process, ProcessReactions } from '@plinth/runtime/saga';
import { ProcessTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';

interface DraftEvents {
  readonly DraftOpened: { readonly draft: string };
  readonly DraftPlaced: { readonly draft: string };
}

const draftEvents = codec<DraftEvents>({
  category: 'orders.draft',
  events: { DraftOpened: { version: 1 }, DraftPlaced: { version: 1 } },
});

class Remind implements Command {
  declare readonly result: undefined;
}

class Discard implements Command {
  declare readonly result: undefined;
}

const send = (commands: CommandSender, command: Command, call: { readonly key?: string }) =>
  commands.send(command, call);

const key = ({ event: { draft } }: { readonly event: { readonly draft: string } }) => ({ draft });

function abandonedDraft(commands: CommandSender, isKeyed = true): Process {
  const on: ProcessReactions<{ 'orders.draft': DraftEvents }> = {
    'orders.draft': {
      DraftOpened: {
        key,
        start: true,
        schedule: {
          discard: {
            after: 86_400_000,
            do: (_scope, call) => send(commands, new Discard(), isKeyed ? call : {}),
          },
          remind: { after: 60_000, do: (_scope, call) => send(commands, new Remind(), call) },
        },
      },
      DraftPlaced: {
        key,
        end: true,
        do: (_scope, call) => send(commands, new Remind(), isKeyed ? call : {}),
      },
    },
  };
  return { name: 'orders.abandoned-draft', on };
}

const testOf = (isKeyed?: boolean): ProcessTest =>
  new ProcessTest({
    make: (commands) => abandonedDraft(commands, isKeyed),
    codecs: [draftEvents],
  });

describe('ProcessTest', () => {
  it('tells what is sent for an event, and what waits', async () => {
    const test = testOf();
    expect(await test.when(draftEvents, 'DraftOpened', { draft: 'd-1' })).toEqual([]);
    expect(await test.instance()).toEqual({ state: 'running', timers: ['discard', 'remind'] });
    expect(await test.when(draftEvents, 'DraftPlaced', { draft: 'd-1' })).toEqual([
      expect.any(Remind),
    ]);
    expect(await test.instance()).toEqual({ state: 'ended', timers: [] });
    expect(await test.later()).toEqual([]);
  });

  it('lets timers fire in the order of their times', async () => {
    const test = testOf();
    await test.when(draftEvents, 'DraftOpened', { draft: 'd-1' });
    const sent = await test.later();
    expect(sent).toEqual([expect.any(Remind), expect.any(Discard)]);
    expect(await test.instance()).toEqual({ state: 'running', timers: [] });
  });

  it('tells that nothing was started', async () => {
    const test = testOf();
    expect(await test.when(draftEvents, 'DraftPlaced', { draft: 'd-1' })).toEqual([]);
    expect(await test.instance()).toBeUndefined();
  });

  it('refuses commands without a key, of events and of timers', async () => {
    const test = testOf(false);
    await test.when(draftEvents, 'DraftOpened', { draft: 'd-1' });
    await expect(test.later()).rejects.toThrow('Discard was sent without a key of its own');
    const other = testOf(false);
    await other.when(draftEvents, 'DraftOpened', { draft: 'd-1' });
    const placed = other.when(draftEvents, 'DraftPlaced', { draft: 'd-1' });
    await expect(placed).rejects.toThrow('Remind was sent without a key of its own');
  });
});
