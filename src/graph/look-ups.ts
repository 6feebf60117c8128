import type { BoundExpression, CallBinding } from '../model/declaration.ts';
import type { GraphEdge, NodeKind } from './graph.ts';
import { nodeId } from './node-id.ts';

/** What the expressions of a command call before it decides. */
export function lookUps(from: string, expressions: readonly BoundExpression[]): GraphEdge[] {
  return expressions
    .flatMap(({ bindings }) => [...bindings.values()])
    .flatMap((binding): readonly GraphEdge[] => {
      switch (binding.kind) {
        case 'get':
          return [
            { from, to: idOf('entity', binding, binding.owner), kind: 'reads', via: undefined },
          ];
        case 'query':
          return [
            { from, to: idOf('query', binding, binding.name), kind: 'reads', via: undefined },
          ];
        case 'service':
          return [
            { from, to: idOf('service', binding, binding.owner), kind: 'asks', via: binding.name },
          ];
        case 'external':
          return [
            { from, to: idOf('external', binding, binding.owner), kind: 'asks', via: binding.name },
          ];
        default:
          return [];
      }
    });
}

function idOf(kind: NodeKind, { context }: CallBinding, name: string | undefined): string {
  return nodeId(kind, `${context}.${name}`);
}
