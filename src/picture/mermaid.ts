import type { ContextRelation, Graph, GraphEdge, GraphNode, NodeKind } from '../graph/graph.ts';
import { kindWord } from './kind-word.ts';
import { light } from './palette.ts';
import { PICTURE_MARK } from './picture-mark.ts';

/** The graph as a Mermaid flowchart: contexts and what has parts are subgraphs. */
export function mermaid(graph: Graph): string {
  const names = new Map([
    ...graph.contexts.map(({ name }, at): [string, string] => [`context:${name}`, `c${at}`]),
    ...graph.nodes.map(({ id }, at): [string, string] => [id, `n${at}`]),
  ]);
  const nameOf = (id: string) => names.get(id) ?? '';
  const boxes = graph.contexts.flatMap(({ name }) => {
    const own = graph.nodes.filter(({ context, of }) => context === name && of === undefined);
    const inside = own.flatMap((node) => nodeLines(node, graph, nameOf));
    return inside.length === 0
      ? [`${nameOf(`context:${name}`)}["${escapeLabel(name)}"]`]
      : subgraph(nameOf(`context:${name}`), name, inside);
  });
  const lines = [
    ...boxes,
    ...graph.edges.filter((edge) => !isInside(edge, graph)).map((edge) => edgeLine(edge, nameOf)),
    ...graph.relations.map((relation) => relationLine(relation, nameOf)),
    ...classLines(graph, nameOf),
  ];
  return [`%% ${PICTURE_MARK}`, 'flowchart LR', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

type NameOf = (id: string) => string;

function nodeLines(node: GraphNode, graph: Graph, nameOf: NameOf): readonly string[] {
  const parts = graph.nodes.filter(({ of }) => of === node.id);
  if (parts.length === 0) return [nodeLine(node, nameOf)];
  const title = `${node.name} (${kindWord[node.kind]})`;
  return subgraph(
    nameOf(node.id),
    title,
    parts.map((part) => nodeLine(part, nameOf)),
  );
}

function subgraph(name: string, title: string, inside: readonly string[]): readonly string[] {
  const body = inside.map((line) => `  ${line}`);
  return [`subgraph ${name}["${escapeLabel(title)}"]`, ...body, 'end'];
}

const SHAPES: Partial<Readonly<Record<NodeKind, readonly [open: string, close: string]>>> = {
  event: ['([', '])'],
  view: ['[(', ')]'],
  query: ['{{', '}}'],
  saga: ['[[', ']]'],
  process: ['[[', ']]'],
  external: ['[/', '/]'],
  message: ['>', ']'],
};

function nodeLine({ id, kind, name }: GraphNode, nameOf: NameOf): string {
  const [open, close] = SHAPES[kind] ?? ['[', ']'];
  return `${nameOf(id)}${open}"${escapeLabel(name)}"${close}`;
}

/** Mermaid draws no line from a subgraph to what is in it, or to itself. */
function isInside({ from, to }: GraphEdge, { nodes }: Graph): boolean {
  const isPartOf = (part: string, whole: string) =>
    nodes.some(({ id, of }) => id === part && of === whole);
  const isSubgraph = nodes.some(({ of }) => of === from);
  return isPartOf(from, to) || isPartOf(to, from) || (from === to && isSubgraph);
}

const ARROWS: Readonly<Record<GraphEdge['kind'], string>> = {
  emits: '-->',
  triggers: '-->',
  updates: '-->',
  calls: '==>',
  undoes: '-.->',
  reads: '-.->',
  asks: '-.->',
  fallsBackTo: '-.->',
  refersTo: '-.->',
  owns: '---',
};

function edgeLine({ from, to, kind, via }: GraphEdge, nameOf: NameOf): string {
  const word = kind === 'undoes' ? `undo ${via ?? ''}` : kind === 'reads' ? 'reads' : via;
  const label = word === undefined ? '' : `|"${escapeLabel(word.trim())}"|`;
  return `${nameOf(from)} ${ARROWS[kind]}${label} ${nameOf(to)}`;
}

function relationLine({ from, to, relation, isMutual }: ContextRelation, nameOf: NameOf): string {
  const arrow = isMutual ? '<-->' : '-->';
  return `${nameOf(`context:${from}`)} ${arrow}|"${relation}"| ${nameOf(`context:${to}`)}`;
}

/** One class for each kind that occurs; a subgraph takes its colours, too. */
function classLines({ nodes }: Graph, nameOf: NameOf): readonly string[] {
  const kinds = [...new Set(nodes.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const [fill, line, ink] = light.boxes[kind];
    const members = nodes.filter((node) => node.kind === kind).map(({ id }) => nameOf(id));
    return [
      `classDef ${kind} fill:${fill},stroke:${line},color:${ink}`,
      `class ${members.join(',')} ${kind}`,
    ];
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '#': '#35;',
  '&': '#amp;',
  '"': '#quot;',
  '<': '#lt;',
  '>': '#gt;',
  '`': '#96;',
  '\\': '#92;',
};

/** A text for a quoted label, where entities begin with `#`. */
function escapeLabel(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .replace(/[#&"<>`\\]/g, (char) => ENTITIES[char] ?? char);
}
