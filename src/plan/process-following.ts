import type { Import } from './imports.ts';
import type { View } from './planned-file.ts';
import type { Running } from './process-running.ts';
import { streamsView } from './process-streams.ts';
import { subscriptionsView } from './process-subscriptions.ts';

/** What follows events, one by one and in batches. */
export function followingView(running: readonly Running[]): {
  readonly view: View;
  /** What it is held by, in the order in which it is closed. */
  readonly variables: readonly string[];
  readonly imports: readonly Import[];
} {
  const subscriptions = subscriptionsView(running);
  const streams = streamsView(running);
  return {
    view: { subscriptions: subscriptions?.view ?? null, streams: streams?.list ?? '' },
    variables: [...(subscriptions?.variables ?? []), ...(streams ? ['streams'] : [])],
    imports: [...(subscriptions?.imports ?? []), ...(streams?.imports ?? [])],
  };
}
