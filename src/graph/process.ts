import type { Process, Timer } from '../model/process.ts';
import { reactionCalls } from './calls.ts';
import { durationText } from './duration-text.ts';
import type { GraphPart } from './graph.ts';
import { node } from './node.ts';
import { nodeId } from './node-id.ts';

export function processPart(process: Process): GraphPart {
  const id = nodeId('process', process.id);
  const key = `one per ${process.key.map(({ name }) => name).join(', ')}`;
  return {
    nodes: [node('process', process, { facts: [key] })],
    edges: process.on.flatMap(({ event, starts, ends, do: made, schedule }) => [
      {
        from: nodeId('event', event.id),
        to: id,
        kind: 'triggers',
        via: starts ? 'starts' : ends ? 'ends' : undefined,
      },
      ...reactionCalls(made, { from: id, via: `on ${event.name}` }),
      ...schedule.flatMap((timer) => reactionCalls(timer.do, { from: id, via: due(timer) })),
    ]),
  };
}

const due = ({ name, due }: Timer): string =>
  due.kind === 'after' ? `after ${durationText(due.ms)}` : `at ${name}`;
