import type { External } from '../model/external.ts';
import type { GraphPart } from './graph.ts';
import { node } from './node.ts';
import { nodeId } from './node-id.ts';

export function externalPart(external: External): GraphPart {
  const { id, operations, fallback } = external;
  const facts = [operations.map(({ name }) => name).join(', ')];
  return {
    nodes: [node('external', external, { facts })],
    edges:
      fallback === undefined
        ? []
        : [
            {
              from: nodeId('external', id),
              to: nodeId('external', fallback),
              kind: 'fallsBackTo',
              via: undefined,
            },
          ],
  };
}
