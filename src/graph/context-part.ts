import type { Context } from '../model/context.ts';
import { aggregatePart } from './aggregate.ts';
import { applicationCommandPart } from './application-command.ts';
import { consumePart } from './consume.ts';
import { entityPart } from './entity.ts';
import { externalPart } from './external.ts';
import type { GraphPart } from './graph.ts';
import { node } from './node.ts';
import { policyPart } from './policy.ts';
import { processPart } from './process.ts';
import { queryPart } from './query.ts';
import { sagaPart } from './saga.ts';
import { streamPart } from './stream.ts';
import { viewPart } from './view.ts';

/** Everything that a context adds to the graph. */
export function contextPart(context: Context): GraphPart {
  const published = new Map(context.publishes.map((publish) => [publish.event.id, publish]));
  const parts: readonly GraphPart[] = [
    ...context.consumes.map(consumePart),
    ...context.externals.map(externalPart),
    ...context.domainServices.map((service) => ({ nodes: [node('service', service)], edges: [] })),
    ...context.entities.map((entity) => entityPart(entity, published)),
    ...context.aggregates.map((aggregate) => aggregatePart(aggregate, published)),
    ...context.commands.map(applicationCommandPart),
    ...context.policies.map(policyPart),
    ...context.sagas.map(sagaPart),
    ...context.processes.map(processPart),
    ...context.streams.map(streamPart),
    ...context.views.map(viewPart),
    ...context.queries.map(queryPart),
  ];
  return { nodes: parts.flatMap(({ nodes }) => nodes), edges: parts.flatMap(({ edges }) => edges) };
}
