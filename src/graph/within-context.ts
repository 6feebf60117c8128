import type { Graph } from './graph.ts';

/** The part of a graph that one context shows: its own nodes, and those that they touch, with what these are parts of. */
export function withinContext(graph: Graph, context: string): Graph {
  const own = new Set(graph.nodes.flatMap((node) => (node.context === context ? [node.id] : [])));
  const edges = graph.edges.filter(({ from, to }) => own.has(from) || own.has(to));
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const touched = graph.nodes.filter(({ id }) => ends.has(id));
  const kept = new Set([...own, ...touched.flatMap(({ id, of }) => [id, of])]);
  const nodes = graph.nodes.filter(({ id }) => kept.has(id));
  const relations = graph.relations.filter(({ from, to }) => from === context || to === context);
  const names = new Set([context, ...relations.flatMap(({ from, to }) => [from, to])]);
  const contexts = graph.contexts.filter(({ name }) => names.has(name));
  return { ...graph, contexts, relations, nodes, edges };
}
