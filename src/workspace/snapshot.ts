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
  const elements = new Map<string, string>([['app', JSON.stringify(plain(app))]]);
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
  elements.set(context, JSON.stringify(plain(rest)));
}

function addThing(elements: Map<string, string>, context: string, thing: Named): void {
  const id = `${context}.${thing.name.text}`;
  elements.set(id, (elements.get(id) ?? '') + JSON.stringify(plain({ ...thing, name: undefined })));
}

/** Without places, syntax trees and whatever is not said; named things by their names. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    return value.every(isNamed)
      ? Object.fromEntries(
          value.map((thing) => [thing.name.text, plain({ ...thing, name: undefined })]),
        )
      : value.map((item) => plain(item) ?? null);
  }
  if (typeof value !== 'object' || value === null) return value === false ? undefined : value;
  const { at, node, ...rest } = value as Readonly<Record<string, unknown>>;
  const entries = Object.entries(rest).map(([key, item]) => [key, plain(item)] as const);
  const said = entries.filter(([, item]) => item !== undefined);
  const [only] = said;
  // A name, or an expression: its text says all.
  return said.length === 1 && only?.[0] === 'text' ? only[1] : Object.fromEntries(said);
}

function isNamed(value: unknown): value is Named {
  if (typeof value !== 'object' || value === null || !('name' in value)) return false;
  const { name } = value;
  return typeof name === 'object' && name !== null && 'text' in name;
}
