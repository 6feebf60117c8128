import { Unavailable } from '../domain/index.ts';
import type { EventStore } from '../eventsourcing/index.ts';
import { pause } from '../resilience/index.ts';
import type { SettlingOptions } from './saga-runner-options.ts';

interface Settling extends SettlingOptions {
  readonly events: EventStore;
  /** What the error names that comes when it takes too long. */
  readonly what: string;
  /** Whether there is something left to do now. */
  readonly isBusy: () => Promise<boolean>;
}

/** Until nothing is left to do, and nothing has happened while that was asked. Throws Unavailable. */
export async function settle(settling: Settling): Promise<void> {
  const { events, what, isBusy, after, timeout = 10_000 } = settling;
  const late = Date.now() + timeout;
  for (;;) {
    const head = await events.head();
    await after?.settled();
    if (!(await isBusy()) && head === (await events.head())) return;
    if (Date.now() > late) throw new Unavailable(what);
    await pause(5);
  }
}
