import type { Call } from '../model/call.ts';
import type { Doing, Reaction } from '../model/reaction.ts';
import type { EdgeKind, GraphEdge } from './graph.ts';
import { nodeId } from './node-id.ts';

interface Caller {
  readonly from: string;
  readonly kind?: EdgeKind;
  readonly via?: string | undefined;
}

/** The commands that a `do` may call. */
export function reactionCalls(reaction: Reaction | undefined, caller: Caller): GraphEdge[] {
  return calls(reaction?.map(({ call }) => call) ?? [], caller);
}

/** What it calls; nothing is known of what a person writes. */
export function doingCalls(doing: Doing, caller: Caller): GraphEdge[] {
  return doing.kind === 'code' ? [] : reactionCalls(doing.reaction, caller);
}

export function calls(made: readonly Call[], { from, kind = 'calls', via }: Caller): GraphEdge[] {
  return made.map(({ context, aggregate, name }) => {
    const path = [context, aggregate, name].filter((part) => part !== undefined);
    return { from, to: nodeId('command', path.join('.')), kind, via };
  });
}
