import type { Graph, NodeKind } from '../graph/graph.ts';
import { openLinking } from './linking.ts';
import type { Card, Scene } from './scene.ts';

const COUNTED: readonly (readonly [NodeKind, string, string])[] = [
  ['aggregate', 'aggregate', 'aggregates'],
  ['entity', 'entity', 'entities'],
  ['command', 'command', 'commands'],
  ['event', 'event', 'events'],
  ['view', 'view', 'views'],
  ['query', 'query', 'queries'],
  ['policy', 'policy', 'policies'],
  ['saga', 'saga', 'sagas'],
  ['process', 'process', 'processes'],
  ['external', 'external', 'externals'],
];

/** The contexts and their relations: an arrow leads to the context that is used. */
export function contextMap(graph: Graph): Scene {
  return {
    cards: graph.contexts.map(({ name, description }): Card => {
      const lines = inventory(graph, name);
      const tip = [`${name} (context)`, ...(description === undefined ? [] : [description])];
      return {
        ...{ id: contextId(name), kind: 'context', title: name, notes: lines },
        ...{ left: [], right: [], inner: [], isForeign: false, tip: tip.join('\n') },
      };
    }),
    links: relationLinks(graph),
  };
}

/** Two contexts that use each other in different ways have two lines, and both lead to the right. */
function relationLinks({ relations }: Graph): Scene['links'] {
  const linking = openLinking();
  const port = (name: string) => ({ card: contextId(name), row: undefined });
  for (const { from, to, relation, isMutual } of relations) {
    const head = isMutual ? 'both' : 'to';
    const link = { from: port(from), to: port(to), kind: 'uses', head, label: relation } as const;
    linking.add(link, { cycle: 'turn', deep: 'keep' });
  }
  return linking.links();
}

export const contextId = (name: string): string => `context:${name}`;

/** How many of each kind it holds, two kinds to a line. */
function inventory({ nodes }: Graph, context: string): readonly string[] {
  const own = nodes.filter((node) => node.context === context);
  const counts = COUNTED.flatMap(([kind, one, many]) => {
    const count = own.filter((node) => node.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return counts.flatMap((count, at) =>
    at % 2 === 0 ? [[count, ...counts.slice(at + 1, at + 2)].join(' · ')] : [],
  );
}
