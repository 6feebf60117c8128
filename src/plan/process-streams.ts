import type { Import } from './imports.ts';
import { joined, type Running } from './process-running.ts';

const from = (source: string, ...names: readonly string[]): readonly Import[] =>
  names.map((name) => ({ name, from: `@plinth/runtime/${source}` }));

/** What lets processors go through their streams; null: there are none. */
export function streamsView(running: readonly Running[]): {
  readonly list: string;
  readonly imports: readonly Import[];
} | null {
  const streaming = running.filter(({ context }) => context.streams.length > 0);
  if (streaming.length === 0) return null;
  return {
    list: joined(streaming, 'streams'),
    imports: [
      ...from('events', 'SqlSubscriptionStore'),
      ...from('leases', 'SqlLeaseStore'),
      ...from('streaming', 'measureStreams', 'StreamRunner'),
    ],
  };
}
