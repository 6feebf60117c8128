import type { At } from '../diagnostic.ts';
import type { Sending } from './call.ts';
import { sendings } from './calls.ts';
import type { Duration } from './duration.ts';
import { duration } from './duration.ts';
import type { Expression } from './expression.ts';
import { expression } from './expressions.ts';
import { defined, mapped } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { micro } from './grammar/micro.ts';
import { bool, whole } from './grammar/plain.ts';
import { optional, record, required, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { channelName, pascalName } from './names.ts';
import { described, thingKeys } from './thing-keys.ts';

export interface StreamProcessor {
  readonly name: Name;
  readonly at: At;
  readonly when?: Expression;
  readonly do?: readonly Sending[];
  readonly code: boolean;
  readonly was?: Name;
  readonly description?: string;
}

/** Partitioned reading of own events. */
export interface Stream {
  readonly name: Name;
  readonly at: At;
  readonly from: readonly Name[];
  readonly partitions: number;
  readonly batch: { readonly size: number; readonly within: Duration };
  readonly processors: readonly StreamProcessor[];
  readonly was?: Name;
  readonly description?: string;
}

const processor = record({
  ...thingKeys,
  when: optional(expression, 'Only when this holds.'),
  do: optional(sendings, 'One call, or a list tried in order.'),
  code: standard(bool, false, 'true: written by hand.'),
});

const batch = record({
  size: standard(whole(1), 100, 'At most that many events ..'),
  within: optional(duration, '.. or what came within this time; 1s when absent.'),
});

const stream = record({
  ...described,
  was: optional(micro(channelName), 'The name it had before.'),
  from: required(list(micro(pascalName)), 'Own events.'),
  partitions: standard(whole(1, 4096), 1, 'Read in parallel; order is kept within one.'),
  batch: optional(batch, '{ size: 100, within: 1s } when absent.'),
  processors: required(things(pascalName, processor), 'Each with its own checkpoint.'),
});

export const streams: Kind<readonly Stream[]> = things(
  channelName,
  mapped(defined('stream', stream), (found, { at }) => ({
    ...found,
    batch: {
      size: found.batch?.size ?? 100,
      within: found.batch?.within ?? { text: '1s', milliseconds: 1000, at },
    },
  })),
);
