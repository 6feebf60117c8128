import { type Box, SMALL, sizeCard } from './card-size.ts';
import { columnsOf } from './columns.ts';
import { pixelWidth } from './pixel-width.ts';
import type { PlacedLink, Placement, Point } from './placement.ts';
import { route } from './route.ts';
import type { Link, Scene } from './scene.ts';
import { sharesOf } from './shares.ts';

const SPACING = { rankdir: 'LR', nodesep: 22, edgesep: 12 } as const;
const LABEL_HEIGHT = 20;

interface LinkLabel {
  width: number;
  height: number;
  labelpos: 'c';
  minlen: number;
  points?: readonly Point[];
  x?: number;
  y?: number;
}

interface Spot {
  width: number;
  height: number;
  x?: number;
  y?: number;
}

/** Gives the cards of one connected scene their places, in layers from left to right. */
export async function layOut(scene: Scene): Promise<Placement> {
  const { Graph, layout } = await import('@dagrejs/dagre');
  const sized = scene.cards.map(sizeCard);
  const graph = new Graph<object, Spot, LinkLabel>({ multigraph: true });
  // The more lines there are, the more room they need to be told apart.
  graph.setGraph({ ...SPACING, ranksep: 56 + Math.min(48, 2 * scene.links.length) });
  for (const { card, width, height } of sized) graph.setNode(card.id, { width, height });
  scene.links.forEach((link, at) => {
    graph.setEdge(link.from.card, link.to.card, labelOf(link), `${at}`);
  });
  layout(graph);
  const columns = columnsOf(
    sized.map(({ card, width }) => ({ ...spotOf(graph.node(card.id)), width })),
  );
  const cards = sized.map((one) => {
    const { x, y } = spotOf(graph.node(one.card.id));
    const left = columns.find(({ center }) => center === x)?.left ?? x - one.width / 2;
    return { ...one, x: left, y: y - one.height / 2 };
  });
  const led = scene.links.map((link, at) => {
    const { points = [], ...label } = graph.edge(link.from.card, link.to.card, `${at}`);
    return { link, points, label: link.label === undefined ? undefined : label };
  });
  const labels = led.flatMap(({ label }) =>
    label ? [{ ...spotOf(label), width: label.width }] : [],
  );
  const around = {
    columns: [...columns, ...columnsOf(labels)],
    cards: new Map(cards.map((one) => [one.card.id, one])),
  };
  const shares = sharesOf(led);
  const links = led.map(({ link, points, label }, at): PlacedLink => {
    const share = shares[at] ?? { from: 0.5, to: 0.5 };
    return {
      link,
      runs: route({ link, points }, { ...around, share }),
      label: label && boxOf(label),
    };
  });
  const right = Math.max(...cards.map(({ x, width }) => x + width));
  const bottom = Math.max(...cards.map(({ y, height }) => y + height), ...links.flatMap(lowest));
  return { width: right, height: bottom, cards, links };
}

function labelOf({ label }: Link): LinkLabel {
  const width = label === undefined ? 0 : pixelWidth(label, SMALL) + 16;
  return { width, height: label === undefined ? 0 : LABEL_HEIGHT, labelpos: 'c', minlen: 1 };
}

function boxOf({ width, height, x = 0, y = 0 }: Omit<LinkLabel, 'points'>): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function spotOf({ x = 0, y = 0 }: Partial<Point>): Point {
  return { x, y };
}

function lowest({ runs, label }: PlacedLink): readonly number[] {
  return [...runs.map(({ y }) => y), ...(label === undefined ? [] : [label.y + label.height])];
}
