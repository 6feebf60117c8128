import type { Stream } from '../model/stream.ts';
import { byHand } from './by-hand.ts';
import { doingCalls } from './calls.ts';
import type { GraphPart } from './graph.ts';
import { node } from './node.ts';
import { nodeId } from './node-id.ts';

export function streamPart(stream: Stream): GraphPart {
  const of = nodeId('stream', stream.id);
  return {
    nodes: [
      node('stream', stream, { facts: [partitions(stream.partitions)] }),
      ...stream.processors.map((processor) =>
        node('processor', processor, { of, facts: byHand(processor.body) }),
      ),
    ],
    edges: stream.processors.flatMap(({ id, body }) => {
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
