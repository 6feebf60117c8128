import type { At } from '../diagnostic.ts';
import { type Engines, engineKeys } from './engines.ts';
import { either } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { micro } from './grammar/micro.ts';
import { choice, port, whole } from './grammar/plain.ts';
import { optional, record, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { kebabName, pascalName } from './names.ts';
import { described } from './thing-keys.ts';

export interface Service {
  readonly name: Name;
  readonly at: At;
  readonly contexts: 'all' | readonly Name[];
  readonly port?: number;
  readonly instances: number;
  readonly description?: string;
}

export interface Mode extends Engines {
  readonly name: Name;
  readonly at: At;
  readonly services: readonly Service[];
  readonly description?: string;
}

const service = record({
  ...described,
  contexts: standard(
    either(Array.isArray, list(micro(pascalName)), choice('all')),
    'all',
    'all, or a list of contexts.',
  ),
  port: optional(port, 'Where it listens; 3000 and counting when absent.'),
  instances: standard(whole(1, 1000), 1, 'How many of it run.'),
});

export const modes: Kind<readonly Mode[]> = things(
  kebabName,
  record({
    ...described,
    services: standard(
      things(kebabName, service),
      [],
      'Processes; one with all contexts when absent.',
    ),
    ...engineKeys,
  }),
);
