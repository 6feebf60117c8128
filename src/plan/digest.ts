/** What a part of the model says, as one text, and the contexts that it names. */
export interface Digest {
  readonly text: string;
  readonly contexts: ReadonlySet<string>;
}

export interface DigestOptions {
  /** The context that the part belongs to; undefined: none. */
  readonly owner: string | undefined;
  /** The names of all contexts. */
  readonly contexts: ReadonlySet<string>;
}

/** Places say nothing that files follow from, and the tree of an expression no more than its text. */
const leftOut: ReadonlySet<string> = new Set(['at', 'node']);

class Walk {
  readonly #options: DigestOptions;
  readonly #seen = new Map<object, number>();
  /** Things met on the way: the model is deeper than a stack. */
  readonly #things: object[] = [];
  readonly #named = new Set<string>();
  #text = '';

  constructor(options: DigestOptions) {
    this.#options = options;
  }

  digest(root: object): Digest {
    this.#things.push(root);
    for (const thing of this.#things) this.#members(thing);
    return { text: this.#text, contexts: this.#named };
  }

  #value(value: unknown): void {
    if (typeof value === 'string') this.#string(value);
    else if (typeof value !== 'object' || value === null) this.#text += `${String(value)}\0`;
    else this.#object(value);
  }

  /** A name, or an id: some things are referred to by these. */
  #string(text: string): void {
    this.#text += `"${text}\0`;
    const dot = text.indexOf('.');
    const first = dot < 0 ? text : text.slice(0, dot);
    if (this.#options.contexts.has(first)) this.#named.add(first);
  }

  #object(value: object): void {
    const known = this.#seen.get(value);
    if (known !== undefined) {
      this.#text += `#${known}\0`;
      return;
    }
    this.#seen.set(value, this.#seen.size);
    if (!isThing(value)) {
      this.#members(value);
      return;
    }
    this.#text += '@';
    this.#string(value.id);
    if (value.context === this.#options.owner) this.#things.push(value);
  }

  #members(value: object): void {
    if (Array.isArray(value)) {
      this.#text += `[${value.length}\0`;
      for (const item of value) this.#value(item);
    } else if (value instanceof Map || value instanceof Set) {
      this.#text += `<${value.size}\0`;
      for (const item of value.values()) this.#value(item);
    } else {
      this.#text += '{';
      for (const [key, member] of Object.entries(value)) {
        if (member === undefined || leftOut.has(key)) continue;
        this.#text += `${key}:`;
        this.#value(member);
      }
      this.#text += '}';
    }
  }
}

interface Thing {
  readonly id: string;
  readonly context: string | undefined;
}

/** Something declared, which stands for itself; rows of a seed may look much like it. */
function isThing(value: object): value is Thing {
  if (!('id' in value && 'context' in value && 'at' in value)) return false;
  const { id, context } = value;
  if (typeof id !== 'string') return false;
  return context === undefined || (typeof context === 'string' && id.startsWith(`${context}.`));
}

/**
 * Reads all that can be reached from a part of the model, up to the things that belong elsewhere:
 * those are only named.
 */
export const digestOf = (root: object, options: DigestOptions): Digest =>
  new Walk(options).digest(root);
