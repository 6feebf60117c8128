import type { NodeKind } from './graph.ts';

/**
 * An aggregate and an entity are both `root`: whoever refers to one need not know which it is.
 *
 * @example nodeId('aggregate', 'Ordering.Order') === 'root:Ordering.Order'
 */
export function nodeId(kind: NodeKind, id: string): string {
  return `${kind === 'aggregate' || kind === 'entity' ? 'root' : kind}:${id}`;
}
