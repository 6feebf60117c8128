import type { Graph } from '../graph/graph.ts';
import { contextMap } from './context-map.ts';
import { contextScene } from './context-scene.ts';
import { place } from './place.ts';
import type { Placement } from './placement.ts';
import type { Scene } from './scene.ts';

/** One picture with its title. */
export interface Sheet {
  /** Undefined: the context map. */
  readonly context: string | undefined;
  readonly title: string;
  readonly about: string | undefined;
  readonly scene: Scene;
  readonly placement: Placement;
}

/** The context map and a picture of each context, or that of one context alone. */
export async function sheetsOf(graph: Graph, only?: string): Promise<readonly Sheet[]> {
  const map = {
    context: undefined,
    title: 'Context map',
    about: undefined,
    scene: contextMap(graph),
  };
  const contexts = graph.contexts
    .filter(({ name }) => only === undefined || name === only)
    .map(({ name, description }) => ({
      ...{ context: name, title: name, about: description },
      scene: contextScene(graph, name),
    }));
  return Promise.all(
    [...(only === undefined ? [map] : []), ...contexts].map(async (sheet) => ({
      ...sheet,
      placement: await place(sheet.scene),
    })),
  );
}
