import type { Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { At } from '../diagnostic.ts';
import { plainText } from './plain-text.ts';
import { sourceOffsets } from './scalar-offsets.ts';
import type { SourceFile, SpecSource } from './source.ts';

/** Line and column count from 1; `length` stays on that line. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export interface Locator {
  readonly locate: (at: At) => Location;
}

type Yaml = typeof import('yaml');

/** Loads the parser that knows positions; wanted only when there is something to report. */
export async function loadLocator({ root, included }: SpecSource): Promise<Locator> {
  const yaml = await import('yaml');
  const files = new Map(
    [root, ...included.flatMap((entry) => entry.files)].map((f) => [f.path, f]),
  );
  const opened = new Map<string, OpenFile>();
  const open = (path: string): OpenFile => {
    const file = opened.get(path) ?? new OpenFile(yaml, files.get(path) ?? { path, text: '' });
    opened.set(path, file);
    return file;
  };
  return { locate: (at) => open(at.file).locate(at) };
}

/** A file whose positions are asked for, parsed at the first question. */
class OpenFile {
  readonly #yaml: Yaml;
  readonly #path: string;
  readonly #text: string;
  readonly #lineStarts: readonly number[];
  readonly #indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  #document: Document.Parsed | undefined;

  constructor(yaml: Yaml, { path, text }: SourceFile) {
    this.#yaml = yaml;
    this.#path = path;
    this.#text = plainText(text);
    this.#lineStarts = [0, ...[...this.#text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  locate(at: At): Location {
    const [start, end] = at.path.length === 0 ? (at.span ?? [0, 1]) : this.#range(at);
    return this.#location(start, end);
  }

  #range(at: At): readonly [number, number] {
    const node = this.#find(at);
    if (!node?.range) return [0, 1];
    const [start, end] = node.range;
    if (at.span === undefined || !this.#yaml.isScalar(node)) return [start, end];
    const offsets = sourceOffsets(this.#text.slice(start, end), node as Scalar.Parsed);
    const from = offsets[at.span[0]] ?? 0;
    const last = offsets[Math.max(at.span[0], at.span[1] - 1)] ?? from;
    return [start + from, start + last + 1];
  }

  /** The node at the path, or the key of the last step that exists. */
  #find({ path, on }: At): Node | undefined {
    this.#document ??= this.#yaml.parseDocument(this.#text, {
      prettyErrors: false,
      schema: 'core',
      uniqueKeys: false,
    });
    let value: Node | undefined = this.#document.contents ?? undefined;
    let key = value;
    for (const step of path) {
      const pair = this.#step(value, step);
      if (pair === undefined) return key;
      key = pair.key;
      value = pair.value;
    }
    const isWritten = value?.range && value.range[1] > value.range[0];
    return on !== 'key' && isWritten ? value : key;
  }

  #step(node: Node | undefined, step: string | number): { key: Node; value?: Node } | undefined {
    const { isAlias, isMap, isSeq, isNode } = this.#yaml;
    const inside = isAlias(node) && this.#document ? node.resolve(this.#document) : node;
    if (isMap(inside)) {
      const pair = this.#pairs(inside).get(`${step}`);
      if (!pair || !isNode(pair.key)) return undefined;
      return isNode(pair.value) ? { key: pair.key, value: pair.value } : { key: pair.key };
    }
    const item = isSeq(inside) ? inside.items[Number(step)] : undefined;
    return isNode(item) ? { key: item, value: item } : undefined;
  }

  #pairs(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.#indexes.get(map);
    if (known) return known;
    const index = new Map(map.items.map((pair) => [keyText(pair.key) ?? '', pair]));
    this.#indexes.set(map, index);
    return index;
  }

  #location(start: number, end: number): Location {
    const line = lineOf(this.#lineStarts, start);
    const lineStart = this.#lineStarts[line - 1] ?? 0;
    const rest = this.#text.slice(lineStart, this.#lineStarts[line]).replace(/\r?\n$/, '');
    return {
      file: this.#path,
      line,
      column: start - lineStart + 1,
      length: Math.max(1, Math.min(end - start, lineStart + rest.length - start)),
    };
  }
}

/** The number of the last line that starts at or before the offset. */
function lineOf(lineStarts: readonly number[], offset: number): number {
  let [low, high] = [0, lineStarts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

function keyText(key: unknown): string | undefined {
  if (typeof key !== 'object' || key === null || !('value' in key)) return undefined;
  return `${key.value}`;
}
