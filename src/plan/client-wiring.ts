import type { Aggregate } from '../model/aggregate.ts';
import type { Context } from '../model/context.ts';
import type { Root } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { behind, call, property } from './code-doc.ts';
import { askedByOthers, lookedUp } from './context-contract.ts';
import { entityFiles } from './entity-files.ts';
import { entityNames } from './entity-names.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';
import { contractFile } from './paths.ts';
import type { View } from './planned-file.ts';
import { queryPort } from './query-scope.ts';
import { plainQuery } from './query-wiring.ts';
import { isCommandedByOthers } from './reaction-calls.ts';
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
function portsOf(asked: readonly { readonly usesLog?: boolean }[], isCommanded: boolean): string {
  const names = [
    ...(isCommanded ? ['commands'] : []),
    ...(asked.length > 0 ? ['database'] : []),
    ...(asked.some(({ usesLog }) => usesLog) ? ['clock', 'events'] : []),
  ];
  return names.map((name) => `'${name}'`).join(' | ');
}

export function clientWiring(context: Context, model: Model): ClientWiring {
  if (!hasClient(context, model)) return { view: null, imports: [] };
  const roots = lookedUp(context, model).map((root) => {
    const aggregate = context.aggregates.find((one) => one.id === root.id);
    const { name, repository, ports, from } = aggregate ? ofAggregate(aggregate) : ofEntity(root);
    const value = call(`new ${repository}`, ports);
    return { name, value, imports: [{ name: repository, from }], usesLog: ports === 'ports' };
  });
  const queries = askedByOthers(context, model).map((scope) => ({
    name: camel(queryPort(scope).type),
    ...plainQuery(scope),
  }));
  const asked = [...roots, ...queries];
  const isCommanded = isCommandedByOthers(context, model);
  return {
    view: {
      ports: portsOf(asked, isCommanded),
      members: [
        ...(isCommanded ? ['    commands: ports.commands,'] : []),
        ...asked.map(({ name, value }) => property(name, behind(value), 4)),
      ],
    },
    imports: [
      { name: `${context.name}Client`, from: contractFile(context.name), type: true },
      ...asked.flatMap(({ imports }) => imports),
    ],
  };
}
