import type { Document, Node, YAMLMap, YAMLSeq } from 'yaml';
import { PlinthError } from '../../errors.ts';
import type { Path } from '../edit.ts';

type Yaml = typeof import('yaml');

/** A map or list of the text. */
export type Collection = (YAMLMap | YAMLSeq) & {
  readonly range: readonly [number, number, number];
};

export interface Entry {
  /** Undefined for an element of a list. */
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

/** The text of a file of a spec, and what stands where in it. */
export class SpecText {
  readonly text: string;
  readonly eol: string;
  readonly #yaml: Yaml;
  readonly #document: Document.Parsed;

  constructor(yaml: Yaml, text: string) {
    this.text = text;
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
    this.#yaml = yaml;
    this.#document = yaml.parseDocument(text, {
      prettyErrors: false,
      schema: 'core',
      uniqueKeys: false,
    });
  }

  get root(): Node | undefined {
    return this.#document.contents ?? undefined;
  }

  /** The value at the path; undefined when there is none. What an alias stands for is not looked into. */
  find(path: Path): Node | undefined {
    let node = this.root;
    path.forEach((step, index) => {
      node = node && this.entryOf(node, step, path.slice(0, index))?.value;
    });
    return node;
  }

  /** The entry of a map, or the element of a list. */
  entryOf(node: Node, step: string | number, path: Path = []): Entry | undefined {
    if (this.#yaml.isAlias(node)) throw sharedPart(path);
    return this.entriesOf(node).find(({ key }, index) =>
      key === undefined ? index === step : this.#yaml.isScalar(key) && `${key.value}` === `${step}`,
    );
  }

  entriesOf(node: Node): readonly Entry[] {
    const { isMap, isSeq, isNode } = this.#yaml;
    const asNode = (value: unknown) => (isNode(value) ? value : undefined);
    if (isMap(node)) {
      return node.items.map(({ key, value }) => ({ key: asNode(key), value: asNode(value) }));
    }
    return isSeq(node) ? node.items.map((item) => ({ key: undefined, value: asNode(item) })) : [];
  }

  isCollection(node: Node | undefined): node is Collection {
    return this.#yaml.isCollection(node) && node.range !== undefined && node.range !== null;
  }

  isMap(node: Node | undefined): node is YAMLMap & Collection {
    return this.#yaml.isMap(node) && this.isCollection(node);
  }

  /** Where the key at the end of the path stands; undefined: it is not there. */
  startOfKey(path: Path): number | undefined {
    const holder = this.find(path.slice(0, -1));
    if (!this.isCollection(holder)) return undefined;
    const entry = this.entryOf(holder, path.at(-1) ?? '');
    return entry && this.startOf(entry);
  }

  /** Where an entry begins. */
  startOf({ key, value }: Entry): number {
    return key?.range?.[0] ?? value?.range?.[0] ?? 0;
  }

  /** Where the last thing that an entry says ends: comments and blank lines behind it are left out. */
  endOf({ key, value }: Entry): number {
    if (value?.range === undefined || value.range === null) return key?.range?.[1] ?? 0;
    const last = this.isCollection(value) && !value.flow ? this.entriesOf(value).at(-1) : undefined;
    if (last !== undefined) return this.endOf(last);
    const [start, end] = value.range;
    if (end === start) return this.text.indexOf(':', key?.range?.[1] ?? start) + 1;
    const isKept = this.#yaml.isScalar(value) && /^[|>]\d?\+/.test(this.text.slice(start, end));
    return isKept ? end - 1 : start + this.text.slice(start, end).trimEnd().length;
  }

  lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Where the line ends, before its line break. */
  lineEnd(offset: number): number {
    const found = this.text.indexOf('\n', offset);
    const end = found < 0 ? this.text.length : found;
    return this.text[end - 1] === '\r' ? Math.max(end - 1, offset) : end;
  }

  column(offset: number): number {
    return offset - this.lineStart(offset);
  }

  isBlank(from: number, to: number): boolean {
    return this.text.slice(from, to).trim() === '';
  }
}

/** What is written once and stands for several things cannot be changed for one of them. */
export function sharedPart(path: Path): PlinthError {
  return new PlinthError(
    'EDIT_SHARED',
    `${path.join('.')} is shared through an anchor and an alias (&, *), so that an edit would reach further`,
    { hint: 'write out what the alias stands for, or edit the spec by hand' },
  );
}
