import type { ApplicationCommand } from '../model/application-command.ts';
import { byHand } from './by-hand.ts';
import { calls } from './calls.ts';
import type { GraphPart } from './graph.ts';
import { node } from './node.ts';
import { nodeId } from './node-id.ts';
import { routeFact } from './route-fact.ts';

export function applicationCommandPart(command: ApplicationCommand): GraphPart {
  const { body, http, id } = command;
  return {
    nodes: [node('command', command, { facts: [...routeFact(http), ...byHand(body)] })],
    edges: body.kind === 'code' ? [] : calls(body.calls, { from: nodeId('command', id) }),
  };
}
