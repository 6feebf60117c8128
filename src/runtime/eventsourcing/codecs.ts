import type { EventCodec } from './codec.ts';
import type { EventTypes } from './event-store.ts';

/** An event of one category as it is found in the store. */
export interface StoredName {
  readonly category: string;
  readonly type: string;
}

/** The codecs of all categories that a store holds. */
export class Codecs {
  readonly #byCategory = new Map<string, EventCodec>();

  constructor(codecs: readonly EventCodec[]) {
    for (const codec of codecs) {
      const { category } = codec;
      if (this.#byCategory.has(category)) throw new Error(`two codecs write ${category}`);
      this.#byCategory.set(category, codec);
    }
  }

  of(category: string): EventCodec {
    const codec = this.#byCategory.get(category);
    if (codec !== undefined) return codec;
    throw new Error(`no codec writes the events of ${category}: hand it to the event store`);
  }

  /** What to look for in the store to find these events, whatever they were called then. */
  storedNames(types: EventTypes): readonly StoredName[] {
    return Object.entries(types).flatMap(([category, names]) => {
      const codec = this.of(category);
      return names.flatMap((name) => codec.storedAs(name)).map((type) => ({ category, type }));
    });
  }
}
