import type { Saga } from '../model/saga.ts';
import { reactionCalls } from './calls.ts';
import { durationText } from './duration-text.ts';
import type { GraphPart } from './graph.ts';
import { node } from './node.ts';
import { nodeId } from './node-id.ts';

export function sagaPart(saga: Saga): GraphPart {
  const from = nodeId('saga', saga.id);
  const steps = saga.steps.flat();
  const limit = saga.timeoutMs === undefined ? [] : [`within ${durationText(saga.timeoutMs)}`];
  return {
    nodes: [node('saga', saga, { facts: limit })],
    edges: [
      { from: nodeId('event', saga.on.id), to: from, kind: 'triggers', via: undefined },
      ...steps.flatMap(({ name: via, do: made, undo }) => [
        ...reactionCalls(made, { from, via }),
        ...reactionCalls(undo, { from, via, kind: 'undoes' }),
      ]),
      ...reactionCalls(saga.done, { from, via: 'done' }),
      ...reactionCalls(saga.failed, { from, via: 'failed' }),
    ],
  };
}
