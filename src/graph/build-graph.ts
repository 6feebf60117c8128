import type { Relation } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { contextPart } from './context-part.ts';
import type { ContextRelation, Graph, GraphEdge } from './graph.ts';

/** What a spec means, as nodes and edges. */
export function buildGraph({ app, contexts }: Model): Graph {
  const parts = contexts.map(contextPart);
  return {
    name: app.name,
    description: app.description,
    contexts: contexts.map(({ name, description }) => ({ name, description })),
    relations: relations(contexts),
    nodes: parts.flatMap(({ nodes }) => nodes),
    edges: distinct(parts.flatMap(({ edges }) => edges)),
  };
}

const MUTUAL: readonly Relation[] = ['partnership', 'shared-kernel'];

/** A relation that both sides declare is one relation, of the side that comes first in the spec. */
function relations(contexts: Model['contexts']): readonly ContextRelation[] {
  const seen = new Set<string>();
  return contexts.flatMap(({ name: from, uses }) =>
    uses.flatMap(({ context: to, relation }) => {
      const isMutual = MUTUAL.includes(relation);
      seen.add(`${from} ${to}`);
      return isMutual && seen.has(`${to} ${from}`) ? [] : [{ from, to, relation, isMutual }];
    }),
  );
}

function distinct(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const seen = new Map(edges.map((edge) => [Object.values(edge).join(' '), edge]));
  return [...seen.values()];
}
