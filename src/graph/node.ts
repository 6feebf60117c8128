import type { GraphNode, NodeKind } from './graph.ts';
import { nodeId } from './node-id.ts';

/** What every declaration of the model has. */
interface Named {
  readonly id: string;
  readonly name: string;
  readonly context: string | undefined;
  readonly description: string | undefined;
}

type More = Partial<Pick<GraphNode, 'of' | 'isPublished' | 'facts'>>;

export function node(kind: NodeKind, { id, name, context, description }: Named, more: More = {}) {
  const base: GraphNode = {
    id: nodeId(kind, id),
    kind,
    name,
    context: context ?? '',
    of: undefined,
    isPublished: false,
    facts: [],
    description,
  };
  return { ...base, ...more };
}
