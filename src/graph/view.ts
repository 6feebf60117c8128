import type { View } from '../model/view.ts';
import type { GraphPart } from './graph.ts';
import { node } from './node.ts';
import { nodeId } from './node-id.ts';

export function viewPart(view: View): GraphPart {
  const to = nodeId('view', view.id);
  const key = `by ${view.key.map(({ name }) => name).join(', ')}`;
  const facts = view.sync ? [key, 'in the same transaction'] : [key];
  return {
    nodes: [node('view', view, { facts })],
    edges: view.on.map(({ event }) => ({
      from: nodeId('event', event.id),
      to,
      kind: 'updates',
      via: undefined,
    })),
  };
}
