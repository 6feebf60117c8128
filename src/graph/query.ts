import type { Query } from '../model/query.ts';
import { byHand } from './by-hand.ts';
import type { GraphPart } from './graph.ts';
import { node } from './node.ts';
import { nodeId } from './node-id.ts';
import { routeFact } from './route-fact.ts';

export function queryPart(query: Query): GraphPart {
  const { body, http } = query;
  const from = nodeId('query', query.id);
  return {
    nodes: [node('query', query, { facts: [...routeFact(http), ...byHand(body)] })],
    edges:
      body.kind === 'code'
        ? []
        : [{ from, to: nodeId(body.source.kind, body.source.id), kind: 'reads', via: undefined }],
  };
}
