import type { At } from '../diagnostic.ts';
import type { Aggregate } from './aggregate.ts';
import { aggregates } from './aggregate.ts';
import type { ApplicationCommand } from './application-command.ts';
import { applicationCommands } from './application-command.ts';
import type { Consumer } from './consumer.ts';
import { consumers } from './consumer.ts';
import type { DomainService } from './domain-service.ts';
import { domainServices } from './domain-service.ts';
import type { Entity } from './entity.ts';
import { entities } from './entity.ts';
import type { External } from './external.ts';
import { externals } from './external.ts';
import { collecting } from './grammar/collecting.ts';
import { defined, mapped } from './grammar/form.ts';
import { keyed, things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { choice } from './grammar/plain.ts';
import { record, required, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';
import type { Policy } from './policy.ts';
import { policies } from './policy.ts';
import type { Process } from './process.ts';
import { processes } from './process.ts';
import type { Publication } from './publication.ts';
import { publications } from './publication.ts';
import type { Query } from './query.ts';
import { queries } from './query.ts';
import type { Saga } from './saga.ts';
import { sagas } from './saga.ts';
import { type Seed, seeds } from './seed.ts';
import type { Stream } from './stream.ts';
import { streams } from './stream.ts';
import { thingKeys } from './thing-keys.ts';
import type { View } from './view.ts';
import { views } from './view.ts';
import type { Vocabulary } from './vocabulary.ts';
import { vocabularyKeys } from './vocabulary.ts';

export const relations = [
  'conformist',
  'acl',
  'customer-supplier',
  'partnership',
  'shared-kernel',
] as const;

export type Relation = (typeof relations)[number];

/** `uses: { Catalog: acl }` */
export interface Use {
  readonly context: Name;
  readonly relation: Relation;
  readonly at: At;
}

/** A bounded context. */
export interface Context extends Vocabulary {
  readonly name: Name;
  readonly at: At;
  readonly uses: readonly Use[];
  readonly entities: readonly Entity[];
  readonly aggregates: readonly Aggregate[];
  readonly domainServices: readonly DomainService[];
  readonly externals: readonly External[];
  readonly commands: readonly ApplicationCommand[];
  readonly views: readonly View[];
  readonly queries: readonly Query[];
  readonly policies: readonly Policy[];
  readonly sagas: readonly Saga[];
  readonly processes: readonly Process[];
  readonly publishes: readonly Publication[];
  readonly consumes: readonly Consumer[];
  readonly streams: readonly Stream[];
  readonly seed: readonly Seed[];
  readonly was?: Name;
  readonly description?: string;
}

const uses: Kind<readonly Use[]> = keyed(
  'context',
  pascalName,
  mapped(choice(...relations), (relation, { at }) => ({ relation, at })),
);

const contextKeys = {
  ...thingKeys,
  uses: standard(uses, [], 'Other contexts by name, and how they are used.'),
  ...vocabularyKeys,
  entities: standard(entities, [], 'Layered CRUD.'),
  aggregates: standard(aggregates, [], 'Consistency boundaries.'),
  domainServices: standard(domainServices, [], 'Operations that belong to no value.'),
  externals: standard(externals, [], 'HTTP systems outside.'),
  commands: standard(applicationCommands, [], 'Application commands.'),
  views: standard(views, [], 'Read models kept by events.'),
  queries: standard(queries, [], 'What can be asked.'),
  policies: standard(policies, [], 'Stateless reactions to events.'),
  sagas: standard(sagas, [], 'Steps with compensation.'),
  processes: standard(processes, [], 'Reactions to several events, with timers.'),
  publishes: standard(publications, [], 'Events that others may see.'),
  consumes: standard(consumers, [], 'Messages from outside, by channel.'),
  streams: standard(streams, [], 'Partitioned reading of own events.'),
  seed: standard(seeds, [], 'Rows inserted once into an empty table.'),
};

export const contexts: Kind<readonly Context[]> = things(
  pascalName,
  defined('context', collecting(record(contextKeys))),
);

/** An included file: the keys of one context, and its name. */
export const contextFile: Kind<Context> = mapped(
  collecting(
    record({ context: required(micro(pascalName), 'The name of the context.'), ...contextKeys }),
  ),
  ({ context, ...rest }) => ({ name: context, ...rest }),
);
