import { buildGraph } from '../../src/graph/build-graph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { exampleText, modelOf } from '../model/model-of.ts';
import { specOf100Aggregates } from './spec-of-100-aggregates.ts';

export const examples = ['minimal', 'shop', 'bank', 'cargo', 'clinic', 'insurance', 'features'];

export const graphOf = async (text: string): Promise<Graph> => buildGraph(await modelOf(text));

/** An example by name, or `hundred`: 100 aggregates. */
export const graphNamed = (name: string): Promise<Graph> =>
  graphOf(name === 'hundred' ? specOf100Aggregates() : exampleText(name));

const HOSTILE = `x"]-->y<script>&amp;#1;'\`%%{init:{}}]]>\u0007\n</style></svg><img src=x>\ud800{{<%= 1 %>}} end`;

/** A graph whose every text means something to SVG, HTML, Mermaid or Markdown. */
export async function nastyGraph(): Promise<Graph> {
  const graph = await graphNamed('shop');
  const nodes = graph.nodes.map((node) => ({
    ...node,
    name: HOSTILE,
    facts: [HOSTILE],
    description: HOSTILE,
  }));
  const edges = graph.edges.map((edge) => ({ ...edge, via: HOSTILE }));
  const contexts = graph.contexts.map((context) => ({ ...context, description: HOSTILE }));
  return { ...graph, name: HOSTILE, description: HOSTILE, contexts, nodes, edges };
}
