import { isRecord, type Json, type Schema } from './json-types.ts';
import { nounOfField, nounOfSegment } from './nouns.ts';
import type { Random } from './random.ts';

type Id = string | number;

// Older ones go: what requests are about shall meet.
const mostOfEach = 60;

const enough = 12;

// What follows on something takes place on few things.
const latest = 4;

/** The ids that answers have told, by what they are the ids of. */
export class KnownIds {
  readonly #caller: string | undefined;
  readonly #byNoun = new Map<string, readonly Id[]>();
  /** What is found at addresses of its own. */
  readonly #served = new Set<string>();

  /** `caller`: the id of who asks; undefined: nobody in particular. */
  constructor(caller?: string) {
    this.#caller = caller;
  }

  /** One that is known already becomes the latest. */
  add(noun: string, id: Id): void {
    const others = (this.#byNoun.get(noun) ?? []).filter((one) => one !== id);
    this.#byNoun.set(noun, [...others, id].slice(-mostOfEach));
  }

  has(noun: string): boolean {
    return this.#byNoun.has(noun);
  }

  /** Whether there are so many of a kind that those suffice for a while. */
  hasEnough(noun: string): boolean {
    return (this.#byNoun.get(noun)?.length ?? 0) >= enough;
  }

  /** One of a kind, rather one that something was done to lately; undefined: none is known. */
  of(noun: string, random: Random): Id | undefined {
    const ids = this.#byNoun.get(noun) ?? [];
    return random.oneOf(random.chance(0.6) ? ids.slice(-latest) : ids);
  }

  /** One of any kind that looks as the schema wants it. */
  fitting(schema: Schema, random: Random): Id | undefined {
    const fits = fitsOf(schema);
    if (fits === undefined) return undefined;
    const ids = [...this.#byNoun.values()].map((some) => some.filter(fits));
    return random.oneOf(random.oneOf(ids.filter(({ length }) => length > 0)) ?? []);
  }

  /** Learns from an address. @example learnPath('/orders/0194…') */
  learnPath(path: string): void {
    const segments = path.split('?', 1)[0]?.split('/') ?? [];
    const [collection = '', id = ''] = segments.slice(-2);
    if (id === '') return;
    this.#served.add(nounOfSegment(collection));
    this.add(nounOfSegment(collection), decodeURIComponent(id));
  }

  /** Learns from the JSON of an answer; `noun` is what it is about. */
  learnJson(json: unknown, noun: string): void {
    if (Array.isArray(json)) {
      for (const item of json.slice(0, 20)) this.learnJson(item, noun);
      return;
    }
    if (!isRecord(json)) return;
    for (const [field, value] of Object.entries(json)) {
      const isId = /(^i|I|_i)d$/.test(field);
      if (isId && (typeof value === 'string' || typeof value === 'number')) {
        this.add(nounOfField(field) || noun, value);
      } else if (field === 'items') this.learnJson(value, noun);
      else if (typeof value === 'object') this.learnJson(value, nounOfField(field));
    }
  }

  /** For a field of a body: an id that somebody has already, most of the time. */
  forField(
    field: string,
    { schema, random }: { schema: Schema; random: Random },
  ): Json | undefined {
    if (isOwn(field)) return undefined;
    const noun = nounOfField(field);
    const { type, format, pattern } = schema;
    const isUuid = format === 'uuid';
    if (isUuid && this.#isOfCaller(field) && random.chance(0.7)) return this.#caller;
    const known = random.chance(0.9) ? this.of(noun, random) : undefined;
    if (known !== undefined && fitsOf(schema)?.(known) === true) return known;
    const isLeftOut = isUuid && Array.isArray(type) && type.includes('null');
    if (isLeftOut && !this.has(noun)) return null;
    const isText = isUuid || typeof pattern === 'string';
    return isText && random.chance(0.7) ? this.fitting(schema, random) : undefined;
  }

  /** Whether it may be the id of who asks: of somebody, and of nothing that the app serves. */
  #isOfCaller(field: string): boolean {
    return (
      this.#caller !== undefined && /id$/i.test(field) && !this.#served.has(nounOfField(field))
    );
  }
}

/** Whether it says which one something is, or which request: then no two have the same. */
const isOwn = (field: string): boolean => /^id$|request|reference|key$|correlation/i.test(field);

/** Whether an id may stand where a schema is asked for; undefined: no id does. */
function fitsOf({ type, format, pattern }: Schema): ((id: Id) => boolean) | undefined {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  if (types.includes('integer')) return (id) => typeof id === 'number';
  if (format === 'uuid') return (id) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(String(id));
  if (typeof pattern !== 'string') return undefined;
  const expression = new RegExp(pattern, 'u');
  return (id) => typeof id === 'string' && expression.test(id);
}
