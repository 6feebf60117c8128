import type { Graph, GraphEdge, GraphNode } from '../graph/graph.ts';
import type { Card, Row } from './scene.ts';
import { tip } from './tip.ts';

/** Marks an event that others may see. */
export const PUBLISHED = '↗';

/** The card of a node that is no part of another one. */
export function nodeCard(graph: Graph, node: GraphNode): Card {
  const parts = graph.nodes.filter(({ of }) => of === node.id);
  const made = callRows(graph, node, parts);
  const side = (kinds: readonly string[]) =>
    parts.filter(({ kind }) => kinds.includes(kind)).map(partRow);
  const emitted = graph.edges.filter(
    ({ kind, from }) => kind === 'emits' && parts.some(({ id }) => id === from),
  );
  return {
    id: node.id,
    kind: node.kind,
    title: node.name,
    notes: node.facts,
    left: [...side(['command', 'processor']), ...made.left],
    right: [...side(['event', 'message']), ...made.right],
    inner: [...emitted.map(({ from, to }) => ({ from, to, isUndo: false })), ...made.inner],
    isForeign: false,
    tip: tip(node),
  };
}

function partRow(node: GraphNode): Row {
  const { id, kind, name, isPublished } = node;
  const tag = isPublished
    ? PUBLISHED
    : kind !== 'event' && node.facts.includes('by hand')
      ? 'by hand'
      : undefined;
  return { id, kind, node: id, text: name, tag, tip: tip(node) };
}

/** The id of the row that shows a call. */
export const callRowId = ({ from, to, via, kind }: GraphEdge): string =>
  `${kind}:${from}/${via ?? ''}/${to}`;

/** What a policy, saga, process, stream or application command calls, beside the step that calls it. */
function callRows(
  { nodes, edges }: Graph,
  node: GraphNode,
  parts: readonly GraphNode[],
): Pick<Card, 'left' | 'right' | 'inner'> {
  const callers = node.kind === 'stream' ? parts.map(({ id }) => id) : [node.id];
  const made = edges.filter(
    ({ kind, from }) => (kind === 'calls' || kind === 'undoes') && callers.includes(from),
  );
  const isSaga = node.kind === 'saga';
  const step = (name: string) => `step:${node.id}/${name}`;
  const right = made.map((edge): Row => {
    const target = nodes.find(({ id }) => id === edge.to);
    const timed = isSaga ? (edge.kind === 'undoes' ? 'undo' : undefined) : edge.via;
    const text = commandPath(edge.to, node.context);
    return {
      id: callRowId(edge),
      kind: 'command',
      node: edge.to,
      text,
      tag: timed,
      tip: target ? tip(target) : text,
    };
  });
  const steps = [...new Set(made.flatMap(({ via }) => (isSaga && via !== undefined ? [via] : [])))];
  const left = steps.map(
    (name): Row => ({
      id: step(name),
      kind: 'step',
      node: undefined,
      text: name,
      tag: undefined,
      tip: `step ${name} of ${node.name}`,
    }),
  );
  const inner = made.flatMap((edge) => {
    const from = isSaga ? step(edge.via ?? '') : edge.from === node.id ? undefined : edge.from;
    return from === undefined
      ? []
      : [{ from, to: callRowId(edge), isUndo: edge.kind === 'undoes' }];
  });
  return { left, right, inner };
}

/** @example commandPath('command:Ordering.Order.Cancel', 'Ordering') === 'Order.Cancel' */
function commandPath(id: string, context: string): string {
  const path = id.slice(id.indexOf(':') + 1);
  return path.startsWith(`${context}.`) ? path.slice(context.length + 1) : path;
}
