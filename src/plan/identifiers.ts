import type { Declared, ErrorDeclaration, Root } from '../model/declaration.ts';
import type { Event } from '../model/event.ts';
import type { Model } from '../model/model.ts';
import { domainFile, type Placed } from './paths.ts';
import { wholeOf } from './sight.ts';

/**
 * Names that generated files use for something else: a thing of the spec called so gets the word
 * for its kind behind it (`Page` -> `PageEntity`).
 */
const taken = new Set([
  ...['Array', 'Boolean', 'Buffer', 'Date', 'Error', 'Exclude', 'Infinity', 'JSON', 'Map', 'Math'],
  ...['NaN', 'Number', 'Object', 'Omit', 'Partial', 'Pick', 'Promise', 'Readonly', 'ReadonlyArray'],
  ...['ReadonlyMap', 'ReadonlySet', 'Record', 'RegExp', 'Required', 'Set', 'String', 'Symbol'],
  ...['URL', 'Uint8Array', 'Function', 'Proxy', 'Reflect', 'Intl', 'BigInt', 'WeakMap', 'WeakSet'],
  ...['Access', 'Actor', 'Authenticator', 'Cache', 'CachedReads', 'Changes', 'CircuitBreaker'],
  ...['Clock', 'FormField', 'FormView', 'Generated', 'HealthRegistry', 'Problem', 'RefOptions'],
  ...['Conflict', 'Database', 'Decimal', 'DomainError', 'ExpectedVersion', 'ExternalClient'],
  ...['Forbidden', 'Html', 'IllegalState', 'JsonValue', 'Kysely', 'Logger', 'MemoryCache'],
  ...['Migration', 'NotFound', 'NotImplemented', 'NotUnique', 'Page', 'PageRequest', 'Read'],
  ...[
    'Reply',
    'Request',
    'Server',
    'Settings',
    'Sort',
    'TooManyRequests',
    'Unauthenticated',
    'Unavailable',
  ],
  ...['UnitOfWork', 'UnknownReference', 'ValidationError', 'ValueObject', 'VersionMismatch'],
  ...['Selectable', 'Versioned'],
  ...['AggregateRoot', 'Apply', 'Blank', 'Command', 'CommandBus', 'CommandHandler', 'EventMeta'],
  ...['EventOf', 'EventSourcedRepository', 'EventStore', 'HandledCommands', 'Stored'],
  ...['StateStoredRepository', 'View'],
]);

const kinds: Readonly<Record<string, string>> = {
  aggregate: 'Aggregate',
  alias: 'Type',
  child: 'Child',
  domainService: 'Service',
  entity: 'Entity',
  enum: 'Enum',
  error: 'Error',
  event: 'Event',
  external: 'System',
  query: 'Query',
  union: 'Union',
  value: 'Value',
  view: 'View',
};

/** What a thing of the spec is called in TypeScript: its name, but for a few. */
export const typeName = ({ name, kind }: Pick<Placed, 'name' | 'kind'>): string =>
  taken.has(name) ? `${name}${kinds[kind] ?? 'Thing'}` : name;

export interface Identifier {
  readonly name: string;
  readonly file: string;
  readonly context: string | undefined;
}

/**
 * The type of a root's id. An id whose type is an alias called like it (`OrderId`) is that alias.
 *
 * @example idTypeOf(product).name // 'ProductId'
 */
export function idTypeOf(root: Root): Identifier {
  const { type } = root.identity.field;
  const name = `${root.name}Id`;
  if (type.kind === 'alias' && type.alias.name === name) {
    return { name, file: domainFile(type.alias), context: type.alias.context };
  }
  const place = root.kind === 'aggregate' ? { ...root, kind: 'alias' } : root;
  return { name, file: domainFile(place), context: root.context };
}

type Named = Pick<Declared, 'name'>;

/** Errors and events have names of their own: one called like another thing in sight is told apart. */
function apart({ name, context, kind }: Placed, model: Model): string {
  const home = model.contexts.find((one) => one.name === context);
  const homes = context === undefined ? wholeOf(model).contexts : home ? [home] : [];
  const things: readonly (readonly Named[])[] = [
    ...homes.flatMap((one) => [one.types, one.enums, one.unions, one.values, one.entities]),
    ...homes.flatMap((one) => [one.aggregates, one.domainServices, one.externals, one.queries]),
    ...homes.map((one) => one.aggregates.flatMap(({ children }) => children)),
    ...[model.shared].flatMap((one) => [one.types, one.enums, one.unions, one.values]),
  ];
  const isThing = things.some((list) => list.some((thing) => thing.name === name));
  return isThing ? `${name}${kinds[kind] ?? 'Thing'}` : typeName({ name, kind });
}

/** The class of an error. @example 'OutOfStock', or 'ProductError' beside an entity Product */
export const errorName = (error: ErrorDeclaration, model: Model): string => apart(error, model);

/** The payload of an event. @example 'OrderPlaced', or 'HandlingEvent' beside a value Handling */
export const eventType = (event: Event, model: Model): string => apart(event, model);
