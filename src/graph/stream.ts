import type { Stream } from '../model/stream.ts';
import { byHand } from './by-hand.ts';
import { doingCalls } from './calls.ts';
import type { GraphPart } from './graph.ts';
import { node } from './node.ts';
import { nodeId } from './node-id.ts';

export function streamPart(stream: Stream): GraphPart {
  const of = nodeId('stream', stream.id);
  const processors = stream.processors.map((processor) => ({
    ...processor,
    id: `${stream.id}.${processor.name}`,
  }));
  return {
    nodes: [
      node('stream', stream, { facts: [partitions(stream.partitions)] }),
      ...processors.map(({ id, name, body }) =>
        node(
          'processor',
          { id, name, context: stream.context, description: undefined },
          { of, facts: byHand(body) },
        ),
      ),
    ],
    edges: processors.flatMap(({ id, body }) => {
      const processor = nodeId('processor', id);
      return [
        ...stream.from.map(
          (event) =>
            ({
              from: nodeId('event', event.id),
              to: processor,
              kind: 'triggers',
              via: undefined,
            }) as const,
        ),
        ...doingCalls(body, { from: processor }),
      ];
    }),
  };
}

const partitions = (count: number): string => (count === 1 ? '1 partition' : `${count} partitions`);
