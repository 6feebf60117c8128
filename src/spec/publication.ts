import type { At } from '../diagnostic.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined } from './grammar/form.ts';
import { keyed } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { choice, whole } from './grammar/plain.ts';
import { optional, record, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { camelName, channelName, pascalName } from './names.ts';
import { described } from './thing-keys.ts';

/** An event that other contexts and the outside may see. */
export interface Publication {
  readonly event: Name;
  readonly at: At;
  readonly as?: Name;
  readonly channel?: Name;
  readonly key?: Name;
  readonly version: number;
  readonly format: 'cloudevents' | 'json';
  readonly fields?: readonly Field[];
  readonly description?: string;
}

const publication = record({
  ...described,
  as: optional(micro(channelName), 'Its type outside; <context>.<event> when absent.'),
  channel: optional(micro(channelName), 'Its channel; the context when absent.'),
  key: optional(micro(camelName), 'The field whose order is kept; the aggregate id when absent.'),
  version: standard(whole(1), 1, 'Goes up when its fields change incompatibly.'),
  format: standard(choice('cloudevents', 'json'), 'cloudevents', 'json writes the bare fields.'),
  fields: optional(fields, 'All fields of the event when absent; by name or :=.'),
});

export const publications: Kind<readonly Publication[]> = keyed(
  'event',
  pascalName,
  defined('publication', publication),
);
