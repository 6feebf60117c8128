import { newId } from '../domain/index.ts';
import { SubscriptionRunner, type SubscriptionRunnerOptions } from '../events/index.ts';
import { codec } from '../eventsourcing/index.ts';
import {
  type Process,
  type ProcessReactions,
  ProcessRunner,
  type ProcessRunnerOptions,
  type ProcessStore,
} from '../saga/index.ts';
import type { CallReceiver } from './call-receiver.ts';
import type { Closable } from './contract.ts';
import { quick, type SubscriptionProcess } from './contract-orders.ts';
import { triedOnce } from './tried-once.ts';
import { unexpected } from './unexpected.ts';

/** One process of an app that has processes. */
export interface ProcessProcess extends SubscriptionProcess {
  readonly processes: ProcessStore;
}

export interface ProcessSubject extends ProcessProcess, Closable {
  /** As another process would open the same database; closed with the subject. */
  another(): Promise<ProcessProcess>;
}

/** What happens to the bookings of the suite. */
export interface BookingEvents {
  readonly BookingMade: { readonly booking: string; readonly guests: number };
  readonly GuestsAdded: { readonly booking: string; readonly guests: number };
  readonly BookingMoved: { readonly booking: string; readonly until: string };
  readonly BookingConfirmed: { readonly booking: string };
  readonly BookingLeft: { readonly booking: string };
}

interface HoldData {
  readonly booking: string;
  readonly guests: number;
}

const category = 'contract.booking';

/** How those events are written down: to be handed to the store of the suite. */
export const bookingEvents = codec<BookingEvents>({
  category,
  events: {
    BookingMade: { version: 1 },
    GuestsAdded: { version: 1 },
    BookingMoved: { version: 1 },
    BookingConfirmed: { version: 1 },
    BookingLeft: { version: 1 },
  },
});

/** When everything of the suite happens. */
export const noon = Date.parse('2026-01-31T12:00:00.000Z');

/** Lets something happen to a booking, at noon. */
export async function happen<Type extends keyof BookingEvents>(
  { events }: Pick<ProcessProcess, 'events'>,
  type: Type,
  data: BookingEvents[Type],
): Promise<string> {
  const stream = { category, id: data.booking };
  const version = (await events.read(stream)).length;
  const id = newId();
  const at = new Date(noon).toISOString();
  const meta = { id, at, actorId: null, correlationId: `of ${data.booking}`, causationId: null };
  await events.append(stream, version, [
    { type, data, meta: { ...meta, streamVersion: version + 1 } },
  ]);
  return id;
}

const key = ({ event: { booking } }: { readonly event: { readonly booking: string } }) => ({
  booking,
});

/** A process that has everything: it counts guests, reminds after a second, lapses after a minute. */
export function holdProcess(receiver: Pick<CallReceiver, 'receive'>): Process<HoldData> & {
  readonly on: ProcessReactions<{ [category]: BookingEvents }, HoldData>;
} {
  const on: ProcessReactions<{ [category]: BookingEvents }, HoldData> = {
    [category]: {
      BookingMade: {
        key,
        start: true,
        set: ({ event }) => ({ guests: event.guests }),
        do: ({ data }, call) => receiver.receive(`hold for ${data.guests}`, call),
        schedule: {
          remind: {
            after: 1_000,
            do: ({ data }, call) => receiver.receive(`remind ${data.guests}`, call),
          },
          lapse: {
            after: 60_000,
            do: ({ data }, call) => receiver.receive(`lapse ${data.booking}`, call),
          },
        },
      },
      GuestsAdded: {
        key,
        when: ({ event, data }) => data.guests + event.guests <= 10,
        set: ({ event, data }) => ({ guests: data.guests + event.guests }),
        do: ({ data }, call) => receiver.receive(`lay ${data.guests}`, call),
      },
      BookingMoved: {
        key,
        schedule: {
          lapse: {
            at: ({ event }) => event.until,
            do: ({ event }, call) => receiver.receive(`lapse ${event.until}`, call),
          },
        },
      },
      BookingConfirmed: { key, cancel: ['lapse'] },
      BookingLeft: { key, end: true },
    },
  };
  return { name: 'contract.hold', on };
}

/** A clock of the suite: milliseconds since 1970. */
export interface MovedClock {
  at: number;
}

export interface WorkingProcess extends Closable {
  settled(): Promise<void>;
}

export type WorkingOptions = Partial<
  Pick<ProcessRunnerOptions, 'now' | 'batch' | 'pollEvery'> &
    Pick<SubscriptionRunnerOptions, 'onError' | 'takeOverAfter'>
> & { readonly firesNothing?: boolean };

/** What a process does that has processes: it hears events and fires timers, already started. */
export async function working(
  { events, store, leases, processes: kept }: ProcessProcess,
  process: Process,
  options: WorkingOptions = {},
): Promise<WorkingProcess> {
  const { now = () => noon, onError = unexpected, firesNothing = false, ...rest } = options;
  const { takeOverAfter = 5_000, pollEvery = 20, ...others } = rest;
  const processes = new ProcessRunner({
    events,
    store: kept,
    processes: [process],
    now,
    pollEvery,
    onError: (error) => onError(error, process.name),
    ...others,
  });
  const subscriptions = new SubscriptionRunner({
    events,
    store,
    leases,
    subscriptions: processes.subscriptions.map((one) => ({
      ...triedOnce(one),
      retry: quick,
      from: 'beginning',
    })),
    onError,
    pollEvery,
    takeOverAfter,
  });
  await subscriptions.start();
  if (!firesNothing) processes.start();
  return {
    settled: () =>
      firesNothing ? subscriptions.settled() : processes.settled({ after: subscriptions }),
    close: async () => {
      await Promise.all([subscriptions.close(), processes.close()]);
    },
  };
}

/** Works until nothing is left to do. */
export async function work(
  subject: ProcessProcess,
  process: Process,
  options: WorkingOptions = {},
): Promise<void> {
  const running = await working(subject, process, options);
  try {
    await running.settled();
  } finally {
    await running.close();
  }
}
