import type { Policy } from '../model/policy.ts';
import { byHand } from './by-hand.ts';
import { doingCalls } from './calls.ts';
import type { GraphPart } from './graph.ts';
import { node } from './node.ts';
import { nodeId } from './node-id.ts';

export function policyPart(policy: Policy): GraphPart {
  const id = nodeId('policy', policy.id);
  return {
    nodes: [node('policy', policy, { facts: byHand(policy.body) })],
    edges: [
      ...policy.on.map(
        (event) =>
          ({ from: nodeId('event', event.id), to: id, kind: 'triggers', via: undefined }) as const,
      ),
      ...doingCalls(policy.body, { from: id }),
    ],
  };
}
