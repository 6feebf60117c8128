import type { Node } from 'yaml';
import type { Collection, SpecText } from './spec-text.ts';

export type Wish = 'flow' | 'block';

/** How a text is written, as a model for what is added to it. */
export interface Style {
  /** How much further in the next level begins. */
  readonly step: number;
  /** How maps and lists under such a key, or of such a holder, are written; undefined: nobody did. */
  readonly wishFor: (holder: string, key: string) => Wish | undefined;
}

/** Below these keys, keys are names that the user chose: any of them is a model for the next. */
const holdersOfNames: ReadonlySet<string> = new Set(
  (
    'aggregates commands consumes contexts domainServices entities enums errors events externals ' +
    'fields input key messages modes on ops policies processes processors publishes queries sagas ' +
    'scenarios services streams types unions values views'
  ).split(' '),
);

/** Learns the style of a text; what stands in `near`, which is called `key`, counts more than the rest. */
export function learnStyle(text: SpecText, near: Node | undefined, key: string): Style {
  const all = count(text, text.root, '');
  const close = near === undefined || near === text.root ? undefined : count(text, near, key);
  return {
    step: most(all.steps) ?? 2,
    wishFor: (holder, key) => {
      const own = holdersOfNames.has(holder) ? `${holder}/*` : key;
      return wish(close, own) ?? wish(all, own);
    },
  };
}

interface Counts {
  /** How often maps stand how much further in than what holds them. */
  readonly steps: Map<number, number>;
  readonly flow: Map<string, number>;
  readonly block: Map<string, number>;
}

function count(text: SpecText, root: Node | undefined, rootKey: string): Counts {
  const counts: Counts = { steps: new Map(), flow: new Map(), block: new Map() };
  const visit = (node: Collection, key: string): void => {
    for (const entry of text.entriesOf(node)) {
      const { value } = entry;
      if (!text.isCollection(value)) continue;
      const own = entry.key === undefined ? key : text.text.slice(...span(entry.key));
      // What is empty is written {} in any style.
      if (value.items.length > 0) {
        const kind = value.flow ? counts.flow : counts.block;
        add(kind, own);
        add(kind, `${key}/*`);
        if (!value.flow && text.isMap(value) && entry.key) {
          const [first] = text.entriesOf(value);
          const inner = first ? text.column(text.startOf(first)) : 0;
          add(counts.steps, inner - text.column(text.startOf(entry)));
        }
      }
      visit(value, own);
    }
  };
  if (text.isCollection(root)) visit(root, rootKey);
  return counts;
}

const span = ({ range }: Node): [number, number] => [range?.[0] ?? 0, range?.[1] ?? 0];

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function most<K>(counts: ReadonlyMap<K, number>): K | undefined {
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function wish(counts: Counts | undefined, key: string): Wish | undefined {
  const flow = counts?.flow.get(key) ?? 0;
  const block = counts?.block.get(key) ?? 0;
  if (flow === block) return flow === 0 ? undefined : 'flow';
  return flow > block ? 'flow' : 'block';
}
