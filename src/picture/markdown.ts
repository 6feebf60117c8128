import type { Graph } from '../graph/graph.ts';
import { withinContext } from '../graph/within-context.ts';
import { mermaid } from './mermaid.ts';
import { PICTURE_MARK } from './picture-mark.ts';

/** A page for GitHub and the like: the context map, and a Mermaid flowchart of each context. */
export function markdown(graph: Graph, only: string | undefined): string {
  const map = { ...graph, nodes: [], edges: [] };
  const names = graph.contexts.map(({ name }) => name);
  const contexts = names.filter((name) => only === undefined || name === only);
  const sections = [
    ...(only === undefined ? [section('Context map', map)] : []),
    ...contexts.map((name) => section(name, withinContext(graph, name))),
  ];
  return `<!-- ${PICTURE_MARK} -->\n\n# ${graph.name}\n\n${sections.join('\n')}`;
}

/** Names of the language are words: they need no escaping in Markdown. */
function section(title: string, graph: Graph): string {
  return `## ${title}\n\n\`\`\`mermaid\n${mermaid(graph)}\`\`\`\n`;
}
