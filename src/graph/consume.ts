import type { Consume } from '../model/consume.ts';
import { byHand } from './by-hand.ts';
import { doingCalls } from './calls.ts';
import type { GraphPart } from './graph.ts';
import { node } from './node.ts';
import { nodeId } from './node-id.ts';
import { routeFact } from './route-fact.ts';

export function consumePart(consume: Consume): GraphPart {
  const of = nodeId('channel', consume.id);
  const messages = consume.messages.map((message) => ({
    ...message,
    id: `${consume.id}.${message.type}`,
  }));
  return {
    nodes: [
      node('channel', consume, { facts: [consume.delivery] }),
      ...messages.map(({ id, type, http, body }) =>
        node(
          'message',
          { id, name: type, context: consume.context, description: undefined },
          { of, facts: [...routeFact(http), ...byHand(body)] },
        ),
      ),
    ],
    edges: messages.flatMap(({ id, body }) => doingCalls(body, { from: nodeId('message', id) })),
  };
}
