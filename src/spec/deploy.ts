import type { At } from '../diagnostic.ts';
import { type Clients, clients } from './clients.ts';
import { type Engines, engineKeys } from './engines.ts';
import { type Gateway, gateway } from './gateway.ts';
import type { Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { optional, record, standard } from './grammar/record.ts';
import { type Mode, modes } from './mode.ts';
import type { Name } from './name.ts';
import { kebabName } from './names.ts';

export interface Deploy extends Engines {
  readonly at: At;
  readonly default?: Name;
  readonly modes: readonly Mode[];
  readonly clients: Clients;
  readonly gateway?: Gateway;
}

/** Processes and engines. */
export const deploy: Kind<Deploy> = record({
  default: optional(
    micro(kebabName),
    'The mode used when none is named; the only one when absent.',
  ),
  modes: standard(modes, [], 'Ways to split the contexts into processes.'),
  ...engineKeys,
  clients: standard(clients, { contexts: [] }, 'Calls to a context in another process.'),
  gateway: optional(gateway, 'A process in front that serves every route.'),
});
