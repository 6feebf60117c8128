import type { At } from '../diagnostic.ts';
import type { Sending } from './call.ts';
import { sendings } from './calls.ts';
import type { Retry } from './duration.ts';
import { retry } from './duration.ts';
import type { Expression } from './expression.ts';
import { expression } from './expressions.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import type { ForEach } from './for-each.ts';
import { forEach } from './for-each.ts';
import { defined } from './grammar/form.ts';
import { keyed } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { bool, choice, whole } from './grammar/plain.ts';
import { optional, record, required, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { camelName, channelName } from './names.ts';
import type { Route } from './route.ts';
import { routeSyntax } from './route-syntax.ts';
import { described } from './thing-keys.ts';

export interface Message {
  readonly type: Name;
  readonly at: At;
  readonly fields: readonly Field[];
  readonly once?: Name;
  readonly when?: Expression;
  readonly forEach?: ForEach;
  readonly do?: readonly Sending[];
  readonly code: boolean;
  readonly http?: Route;
  readonly was?: Name;
  readonly description?: string;
}

/** Messages from outside the system. */
export interface Consumer {
  readonly channel: Name;
  readonly at: At;
  readonly kind: 'topic' | 'queue';
  readonly messages: readonly Message[];
  readonly retry?: Retry;
  readonly deadLetter: boolean;
  readonly concurrency: number;
  readonly format: 'cloudevents' | 'json';
  readonly was?: Name;
  readonly description?: string;
}

const message = record({
  ...described,
  was: optional(micro(channelName), 'The type it had before.'),
  fields: required(fields, 'What it carries.'),
  once: optional(micro(camelName), 'A field: the same value again changes nothing.'),
  when: optional(expression, 'Only when this holds.'),
  forEach: optional(forEach, 'Once for each element of a list.'),
  do: optional(sendings, 'One call, or a list tried in order.'),
  code: standard(bool, false, 'true: written by hand.'),
  http: optional(micro(routeSyntax), 'A route that only enqueues and answers 202.'),
});

const consumer = record({
  ...described,
  was: optional(micro(channelName), 'The channel it had before.'),
  kind: standard(choice('topic', 'queue'), 'topic', 'topic: every subscriber; queue: one worker.'),
  messages: required(keyed('type', channelName, message), 'Messages by type.'),
  retry: optional(retry, '3 x 200ms..5s when absent.'),
  deadLetter: standard(bool, true, 'false: what is rejected is dropped and logged.'),
  concurrency: standard(whole(1), 1, 'How many at the same time.'),
  format: standard(
    choice('cloudevents', 'json'),
    'cloudevents',
    'json: type from header or field.',
  ),
});

export const consumers: Kind<readonly Consumer[]> = keyed(
  'channel',
  channelName,
  defined('consumer', consumer),
);
