/** What each element of a spec says, as JSON, by its id: kept in the lock to tell what changed. */
export type Snapshot = ReadonlyMap<string, string>;

interface Named {
  readonly name: { readonly text: string };
}

/** As much of a spec as matters here: contexts and the shared kernel hold lists of named things. */
interface Spec {
  readonly shared: object;
  readonly contexts: readonly Named[];
}

/**
 * @example snapshotOf(spec).get('Catalog.Product')
 * // '{"fields":{"title":{"type":..}},"crud":["create"]}'
 */
export function snapshotOf({ contexts, shared, ...app }: Spec): Snapshot {
  const elements = new Map<string, string>([['app', JSON.stringify(saidBy(app, LEFT_OUT))]]);
  addElements(elements, 'shared', shared);
  for (const context of contexts) addElements(elements, context.name.text, context);
  return elements;
}

/** Every named thing of a context is an element; what else the context says belongs to the context. */
function addElements(elements: Map<string, string>, context: string, holder: object): void {
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(holder)) {
    const isThings = Array.isArray(value) && value.length > 0 && value.every(isNamed);
    if (isThings) for (const thing of value) addThing(elements, context, thing);
    else rest[key] = value;
  }
  elements.set(context, JSON.stringify(saidBy(rest, LEFT_OUT)));
}

function addThing(elements: Map<string, string>, context: string, thing: Named): void {
  const id = `${context}.${thing.name.text}`;
  elements.set(id, (elements.get(id) ?? '') + JSON.stringify(saidBy(thing, LEFT_OUT_OF_THINGS)));
}

/** Places and syntax trees say nothing that the text does not. */
const LEFT_OUT: ReadonlySet<string> = new Set(['at', 'calleeAt', 'node']);

/** A thing is known by its name already. */
const LEFT_OUT_OF_THINGS: ReadonlySet<string> = new Set([...LEFT_OUT, 'name']);

/** As plain data, without whatever is empty or false; named things by their names. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value === false ? undefined : value;
  if (!Array.isArray(value)) return saidBy(value, LEFT_OUT);
  if (value.length === 0) return undefined;
  return value.every(isNamed)
    ? Object.fromEntries(value.map((thing) => [thing.name.text, saidBy(thing, LEFT_OUT_OF_THINGS)]))
    : value.map((item) => plain(item) ?? null);
}

function saidBy(value: object, leftOut: ReadonlySet<string>): unknown {
  const said: Record<string, unknown> = {};
  let count = 0;
  for (const [key, item] of Object.entries(value)) {
    const found = leftOut.has(key) ? undefined : plain(item);
    if (found === undefined) continue;
    said[key] = found;
    count++;
  }
  // A name, or an expression: its text says all.
  return count === 1 && said.text !== undefined ? said.text : said;
}

function isNamed(value: unknown): value is Named {
  if (typeof value !== 'object' || value === null || !('name' in value)) return false;
  const { name } = value;
  return typeof name === 'object' && name !== null && 'text' in name;
}
