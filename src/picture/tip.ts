import type { GraphNode } from '../graph/graph.ts';
import { kindWord } from './kind-word.ts';

/** Everything that is known of a node, a line each. */
export function tip({ name, kind, context, facts, description }: GraphNode): string {
  const head = `${name} (${kindWord[kind]} of ${context})`;
  return [head, ...(description === undefined ? [] : [description]), ...facts].join('\n');
}
