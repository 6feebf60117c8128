import type { Graph, GraphEdge, GraphNode } from '../graph/graph.ts';
import { withinContext } from '../graph/within-context.ts';
import { type Linking, openLinking } from './linking.ts';
import { callRowId, nodeCard } from './node-cards.ts';
import type { Card, Link, Port, Scene } from './scene.ts';
import { tip } from './tip.ts';

/** Everything of one context, and what it has to do with in others; what follows stands to the right. */
export function contextScene(graph: Graph, context: string): Scene {
  const part = withinContext(graph, context);
  const view: View = { part, context, nodes: new Map(part.nodes.map((node) => [node.id, node])) };
  const own = part.nodes.filter((node) => node.context === context && node.of === undefined);
  const drawing: Drawing = { linking: openLinking(), foreign: new Map(), notes: new Map() };
  // What may be left out, or turned round, comes after what may not.
  const ranked = [...part.edges].sort((one, other) => rank(one, view) - rank(other, view));
  for (const edge of ranked) addLink(edge, view, drawing);
  const cards = own.map((node) => {
    const card = nodeCard(part, node);
    return { ...card, notes: [...card.notes, ...(drawing.notes.get(node.id) ?? [])] };
  });
  const links = drawing.linking.links();
  const linked = new Set(links.flatMap(({ from, to }) => [from.card, to.card]));
  const foreign = [...drawing.foreign.values()].filter(({ id }) => linked.has(id));
  return { cards: [...cards, ...foreign], links };
}

/** The lower, the more it has to be drawn. */
function rank({ from, to, kind }: GraphEdge, { nodes, context }: View): number {
  switch (kind) {
    case 'calls':
    case 'undoes':
      return [from, to].every((id) => nodes.get(id)?.context === context) ? 3 : 2;
    case 'reads':
    case 'asks':
      return 1;
    case 'owns':
    case 'refersTo':
    case 'fallsBackTo':
      return 4;
    default:
      return 0;
  }
}

interface View {
  readonly part: Graph;
  readonly context: string;
  readonly nodes: ReadonlyMap<string, GraphNode>;
}

interface Drawing {
  readonly linking: Linking;
  readonly foreign: Map<string, Card>;
  /** What a card says because no line does. */
  readonly notes: Map<string, readonly string[]>;
}

function addLink(edge: GraphEdge, view: View, { linking, foreign, notes }: Drawing): void {
  const [from, to] = [view.nodes.get(edge.from), view.nodes.get(edge.to)];
  if (from === undefined || to === undefined) return;
  const port = (node: GraphNode, side: 'in' | 'out'): Port => {
    if (node.context === view.context) return ownPort(node, edge);
    const card = foreignCard(node, side);
    foreign.set(card.id, card);
    return { card: card.id, row: undefined };
  };
  const link = (first: GraphNode, second: GraphNode, head: Link['head']): Link => ({
    ...{ from: port(first, 'in'), to: port(second, 'out') },
    ...{ kind: edge.kind, head, label: undefined },
  });
  switch (edge.kind) {
    case 'emits':
      break;
    case 'reads':
      linking.add(link(to, from, 'to'), { cycle: 'turn', deep: 'keep' });
      break;
    case 'asks':
      linking.add(link(to, from, 'from'), { cycle: 'turn', deep: 'keep' });
      break;
    case 'calls':
    case 'undoes':
      // The card of the caller names what it calls.
      if (to.context === view.context || isRowCaller(from))
        linking.add(link(from, to, 'to'), {
          cycle: 'leave out',
          deep: from.context === to.context ? 'leave out' : 'keep',
        });
      break;
    case 'refersTo':
      if (!linking.add(link(from, to, 'to'), { cycle: 'turn', deep: 'leave out' }))
        notes.set(from.id, [...(notes.get(from.id) ?? []), `refers to ${to.name}`]);
      break;
    default:
      linking.add(link(from, to, 'to'), { cycle: 'turn', deep: 'keep' });
  }
}

/** Its calls are lines from its own row; others have a row for each call. */
const isRowCaller = ({ kind }: GraphNode): boolean => kind === 'message';

function ownPort(node: GraphNode, edge: GraphEdge): Port {
  const { id, of, kind } = node;
  const isCaller = edge.from === id && (edge.kind === 'calls' || edge.kind === 'undoes');
  if (isCaller && !isRowCaller(node)) return { card: of ?? id, row: callRowId(edge) };
  if (of === undefined || kind === 'processor') return { card: of ?? id, row: undefined };
  return { card: of, row: id };
}

/** A node of another context that something comes from (`in`) or goes to (`out`). */
function foreignCard(node: GraphNode, side: 'in' | 'out'): Card {
  const owner = node.of === undefined ? '' : `.${node.of.split('.').at(-1)}`;
  return {
    ...{ id: `${side}:${node.id}`, kind: node.kind, title: node.name },
    ...{ notes: [`in ${node.context}${owner}`], left: [], right: [], inner: [] },
    ...{ isForeign: true, tip: tip(node) },
  };
}
