import type { EdgeKind, Graph, GraphEdge, GraphNode } from '../graph/graph.ts';
import { escapeXml } from './escape-xml.ts';
import { kindWord } from './kind-word.ts';
import { nodeAnchor } from './node-anchor.ts';

/** From the one that it starts at, and from the one that it ends at. */
const PHRASES: Readonly<Record<EdgeKind, readonly [onward: string, back: string]>> = {
  emits: ['emits', 'emitted by'],
  triggers: ['starts', 'on'],
  updates: ['updates', 'updated by'],
  calls: ['calls', 'called by'],
  undoes: ['compensates with', 'compensation in'],
  reads: ['reads', 'read by'],
  asks: ['asks', 'asked by'],
  fallsBackTo: ['falls back to', 'stands in for'],
  refersTo: ['refers to', 'referred to by'],
  owns: ['owns', 'owned by'],
};

/** Everything that a context holds, as a table: what it is, and what it has to do with what. */
export function htmlList(graph: Graph, context: string): string {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const own = graph.nodes.filter((node) => node.context === context);
  const ordered = own.flatMap((node) =>
    node.of === undefined ? [node, ...own.filter(({ of }) => of === node.id)] : [],
  );
  if (ordered.length === 0) return '<p class="none">Nothing is in it yet.</p>';
  const body = ordered.map((node) => row(node, { graph, nodes })).join('\n');
  return `<table>\n<thead><tr><th>Name</th><th>Kind</th><th>What is known of it</th></tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

interface Known {
  readonly graph: Graph;
  readonly nodes: ReadonlyMap<string, GraphNode>;
}

function row(node: GraphNode, known: Known): string {
  const { id, kind, name, of, facts, description } = node;
  const sentences = [
    ...(description === undefined ? [] : [`<p>${escapeXml(description)}</p>`]),
    ...(facts.length === 0 ? [] : [`<p class="facts">${facts.map(fact).join(' ')}</p>`]),
    ...phrases(node, known).map((phrase) => `<p>${phrase}</p>`),
  ];
  const depth = of === undefined ? 'whole' : 'part';
  return `<tr class="${depth}" id="${nodeAnchor(id)}"><th scope="row">${escapeXml(name)}</th><td><span class="kind b-${kind}">${escapeXml(kindWord[kind])}</span></td><td>${sentences.join('')}</td></tr>`;
}

const fact = (text: string): string => `<code>${escapeXml(text)}</code>`;

function phrases({ id, context }: GraphNode, { graph, nodes }: Known): readonly string[] {
  return Object.entries(PHRASES).flatMap(([kind, words]) => {
    const link = (edge: GraphEdge, end: 'from' | 'to') =>
      reference(nodes.get(edge[end]), edge, context);
    const edges = graph.edges.filter((edge) => edge.kind === kind);
    const onward = edges.filter(({ from }) => from === id).map((edge) => link(edge, 'to'));
    const back = edges.filter(({ to }) => to === id).map((edge) => link(edge, 'from'));
    return [
      ...(onward.length === 0 ? [] : [`${words[0]} ${listed(onward)}`]),
      ...(back.length === 0 ? [] : [`${words[1]} ${listed(back)}`]),
    ];
  });
}

const listed = (all: readonly string[]): string => [...new Set(all)].join(', ');

function reference(node: GraphNode | undefined, { via, kind }: GraphEdge, context: string): string {
  if (node === undefined) return '';
  const owner = node.context === context ? '' : `${node.context}.`;
  const part =
    node.kind === 'command' && node.of !== undefined ? `${node.of.split('.').at(-1)}.` : '';
  const when =
    via === undefined || kind === 'refersTo' || kind === 'owns'
      ? ''
      : ` <i>(${escapeXml(via)})</i>`;
  return `<a href="#${nodeAnchor(node.id)}">${escapeXml(`${owner}${part}${node.name}`)}</a>${when}`;
}
