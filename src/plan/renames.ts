import type { Model } from '../model/model.ts';
import { pascal, plural } from './names.ts';

/** What the spec says of names that were others before. */
export interface Renames {
  /** The former name of each element by its id. @example 'Accounts.Account' -> 'Konto' */
  readonly elements: ReadonlyMap<string, string>;
  /** Names of the spec, before and after. */
  readonly names: readonly { readonly from: string; readonly to: string }[];
}

interface Named {
  readonly name: string;
  readonly was: string;
}

const isNamed = (value: object): value is Named =>
  'name' in value &&
  typeof value.name === 'string' &&
  'was' in value &&
  typeof value.was === 'string';

/** Lists in which a thing holds what has a name of its own; others only point at things. */
const PARTS = [
  ...['types', 'enums', 'unions', 'values', 'errors', 'entities', 'aggregates', 'domainServices'],
  ...['externals', 'views', 'commands', 'queries', 'policies', 'sagas', 'processes', 'children'],
  ...['streams', 'processors', 'consumes'],
  ...['events', 'fields', 'members', 'operations', 'input', 'key', 'cases', 'states', 'enum'],
];

/** Streams are called in lower case, with underscores; code says that in capitals. */
const inCode = (name: string): string => (name.includes('_') ? pascal(name) : name);

/** Everything that has `was`, wherever it stands. */
export function renamesOf({ shared, contexts }: Model): Renames {
  const elements = new Map<string, string>();
  const pairs = new Map<string, { from: string; to: string }>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    if (isNamed(value)) {
      const id = 'id' in value && typeof value.id === 'string' ? value.id : value.name;
      if (!('card' in value || 'wire' in value)) elements.set(id, value.was);
      pairs.set(`${value.was} ${value.name}`, { from: inCode(value.was), to: inCode(value.name) });
    }
    for (const [key, part] of Object.entries(value)) if (PARTS.includes(key)) visit(part);
  };
  visit([shared, ...contexts]);
  const names = [...pairs.values()];
  return {
    elements,
    // The longest first: `OrderLine` is not an `Order` of some kind.
    names: [
      ...names,
      ...names.map(({ from, to }) => ({ from: plural(from), to: plural(to) })),
    ].toSorted((a, b) => b.from.length - a.from.length),
  };
}
