import type { Aggregate } from '../model/aggregate.ts';
import type { Context } from '../model/context.ts';
import type { Root } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { lookedUp } from './context-contract.ts';
import { entityFiles } from './entity-files.ts';
import { entityNames } from './entity-names.ts';
import type { Import } from './imports.ts';
import { contractFile } from './paths.ts';
import type { View } from './planned-file.ts';
import { hasClient } from './wired.ts';

/** What other contexts in this process ask; null: nobody asks. */
export interface ClientWiring {
  readonly view: View | null;
  readonly imports: readonly Import[];
}

interface Asked {
  readonly name: string;
  readonly repository: string;
  /** What the repository is made with. */
  readonly ports: 'ports' | 'ports.database';
  readonly from: string;
}

const ofAggregate = (aggregate: Aggregate): Asked => ({
  name: aggregateNames(aggregate).many,
  repository: aggregateNames(aggregate).storedRepository,
  ports: 'ports',
  from: aggregateFiles(aggregate).storedRepository,
});

const ofEntity = (entity: Root): Asked => ({
  name: entityNames(entity).many,
  repository: `Sql${entityNames(entity).type}Repository`,
  ports: 'ports.database',
  from: entityFiles(entity).sqlRepository,
});

/** The ports that a client needs, by the names of the context's own. */
const portsOf = (asked: readonly Asked[]): string =>
  asked.some(({ ports }) => ports === 'ports') ? "'database' | 'clock' | 'events'" : "'database'";

export function clientWiring(context: Context, model: Model): ClientWiring {
  const roots = hasClient(context, model) ? lookedUp(context, model) : [];
  if (roots.length === 0) return { view: null, imports: [] };
  const asked = roots.map((root) => {
    const aggregate = context.aggregates.find((one) => one.id === root.id);
    return aggregate ? ofAggregate(aggregate) : ofEntity(root);
  });
  return {
    view: {
      ports: portsOf(asked),
      roots: asked.map(({ name, repository, ports }) => ({ name, repository, ports })),
    },
    imports: [
      { name: `${context.name}Client`, from: contractFile(context.name), type: true },
      ...asked.map(({ repository, from }) => ({ name: repository, from })),
    ],
  };
}
