import type {
  BoundExpression,
  Child,
  Enum,
  ExpressionType,
  Field,
  LocalKind,
  Name,
  Operation,
  Union,
  Value,
} from './declaration.ts';
import { types } from './expression-type.ts';

/** What an expression may name, apart from the names of its scope. */
export type Nameable = Value | Child | Enum | Union | Stored | Service | External | Query | Command;

/** An entity or aggregate: `X.get(id)` reads its row, `X.Cmd(..)` sends it a command. */
export interface Stored {
  readonly kind: 'entity' | 'aggregate';
  readonly name: string;
  readonly id: ExpressionType;
  /** The members of what `get` answers, `id` and `status` included. */
  readonly row: readonly Name[];
  readonly commands: readonly Command[];
}

/** A domain service: arguments by position. */
export interface Service {
  readonly kind: 'service';
  readonly name: string;
  readonly operations: readonly Pick<Operation, 'name' | 'input' | 'returns'>[];
}

/** A system outside: one object. */
export interface External {
  readonly kind: 'external';
  readonly name: string;
  readonly operations: readonly {
    readonly name: string;
    readonly input: readonly Field[];
    readonly returns: ExpressionType;
  }[];
}

export interface Query {
  readonly kind: 'query';
  readonly name: string;
  readonly input: readonly Field[];
  readonly returns: ExpressionType;
}

export interface Command {
  readonly kind: 'command';
  readonly name: string;
  /** The type of the id that comes first: absent when it creates and the server makes the id. */
  readonly id?: ExpressionType;
  readonly input: readonly Field[];
}

/** All that is visible everywhere in one context. Foreign names are reached as `Context.Name`. */
export interface Nameables {
  /** The context of the expression; undefined for the shared kernel and `deploy`. */
  readonly context: string | undefined;
  /** Own names, then those of the shared kernel. */
  readonly own: ReadonlyMap<string, Nameable>;
  /** Every context of the spec by name, with the names it declares. */
  readonly contexts: ReadonlyMap<string, ReadonlyMap<string, Nameable>>;
  /** The contexts that `uses` names. */
  readonly uses: ReadonlySet<string>;
}

/** A name that a scope brings in. */
export interface Local extends Name {
  readonly kind: LocalKind;
}

/** What an expression may name and call. */
export interface Scope {
  readonly place: Place;
  /** Inner names have already shadowed outer ones. */
  readonly locals: ReadonlyMap<string, Local>;
  /** Whether queries, `get`, own domain services and externals may be called. */
  readonly reads: boolean;
  /** What `bindCall` accepts as the call itself. */
  readonly sends: 'command' | 'query' | undefined;
  readonly nameables: Nameables;
  /** Conditions that were decided before it is evaluated, as `if` narrows types. */
  readonly given: readonly Given[];
}

export interface Given {
  readonly condition: BoundExpression;
  readonly holds: boolean;
}

/**
 * The same scope where conditions are known: what `require` demanded, the `when` of an entry, and
 * that the `when` of the entries before did not hold.
 */
export const assuming = (scope: Scope, given: readonly Given[]): Scope => ({
  ...scope,
  given: [...scope.given, ...given],
});

const object = (members: Readonly<Record<string, ExpressionType>>) =>
  types.object(Object.entries(members).map(([name, type]) => ({ name, type })));

const actor = object({
  id: types.string,
  roles: types.list(types.string),
  claims: types.map(types.unknown),
});
const meta = object({
  id: types.string,
  at: types.string,
  actorId: types.optional(types.string),
  correlationId: types.string,
  causationId: types.optional(types.string),
  streamVersion: types.number,
});
const failure = object({ step: types.string, error: types.string, message: types.string });

const ambient = { actor, meta, failure, now: types.string, today: types.string } as const;

/** Where names come from in the order of the table in SPEC section 15: inner ones first. */
interface PlaceRow {
  readonly names: readonly (keyof Parts | keyof typeof ambient | '$')[];
  readonly reads?: true;
  readonly sends?: 'command' | 'query';
}

const command = ['let', 'input', 'state', 'actor', 'now', 'today', '$'] as const;

const places = {
  'command let': { names: command, reads: true },
  'command require': { names: command },
  'command returns': { names: ['let', 'input', 'state'] },
  'command on': { names: ['input', 'actor'] },
  allow: { names: ['input', 'state', 'row', 'actor'] },
  apply: { names: ['payload', 'state', 'meta', '$'] },
  invariant: { names: ['field'] },
  'entity invariant': { names: ['field', 'now', 'today'] },
  computed: { names: ['field'] },
  'answer add': { names: ['row', 'actor', 'now', 'today'] },
  publishes: { names: ['payload', 'meta'] },
  operation: { names: ['input', 'field'] },
  view: { names: ['payload', 'column', 'meta', '$'] },
  policy: { names: ['payload', 'meta', 'now', '$'], sends: 'command' },
  processor: { names: ['payload', 'meta', 'now', '$'], sends: 'command' },
  'saga step': { names: ['each', 'data', 'payload', 'now'], sends: 'command' },
  'saga failed': { names: ['each', 'data', 'payload', 'now', 'failure'], sends: 'command' },
  process: { names: ['payload', 'data', 'meta', 'now', '$'], sends: 'command' },
  message: { names: ['each', 'payload', 'meta', 'now'], sends: 'command' },
  'application command': { names: ['input', 'actor', 'now', 'today'], sends: 'command' },
  'gateway headers': { names: ['actor'] },
  compose: { names: ['part'], sends: 'query' },
} as const satisfies Record<string, PlaceRow>;

export type Place = keyof typeof places;

/**
 * The names of one expression's surroundings. `state`, `row` and `field` include `id` and `status`
 * where the thing has them; leave out what the place does not have (a command that only creates
 * has no `state`).
 */
export interface Parts {
  readonly let?: readonly Name[] | undefined;
  readonly input?: readonly Name[] | undefined;
  readonly state?: readonly Name[] | undefined;
  /** The event's or message's fields. */
  readonly payload?: readonly Name[] | undefined;
  /** Own fields: of a value, an entity, an aggregate's invariant. */
  readonly field?: readonly Name[] | undefined;
  /** The answered row (`allow`, `answer.add`). */
  readonly row?: readonly Name[] | undefined;
  /** The view's columns. */
  readonly column?: readonly Name[] | undefined;
  /** A saga's or process's data, a process's key included. */
  readonly data?: readonly Name[] | undefined;
  /** The name that `forEach` gives, with the list's element type. */
  readonly each?: readonly Name[] | undefined;
  /** Path parameters of a composed route. */
  readonly part?: readonly Name[] | undefined;
}

const whole = {
  input: '$input',
  state: '$state',
  payload: '$event',
  column: '$row',
  data: '$data',
} as const satisfies Partial<Record<keyof Parts, string>>;

function localsOf(name: PlaceRow['names'][number], parts: Parts): readonly Local[] {
  if (name === '$') {
    return Object.entries(whole).flatMap(([part, name]) => {
      const names = parts[part as keyof typeof whole];
      return names ? [{ kind: 'whole' as const, name, type: types.object(names) }] : [];
    });
  }
  if (name in ambient) {
    const kind = name as keyof typeof ambient;
    return [{ kind, name: kind, type: ambient[kind] }];
  }
  const kind = name as keyof Parts;
  return (parts[kind] ?? []).map((name) => ({ kind, ...name }));
}

/**
 * The scope of an expression at a place of the table in SPEC section 15.
 *
 * @example scopeAt('apply', nameables, { payload: namesOf(event.fields), state })
 */
export function scopeAt(place: Place, nameables: Nameables, parts: Parts): Scope {
  const row: PlaceRow = places[place];
  const locals = new Map<string, Local>();
  for (const local of row.names.flatMap((name) => localsOf(name, parts))) {
    if (!locals.has(local.name)) locals.set(local.name, local);
  }
  return {
    place,
    locals,
    reads: row.reads ?? false,
    sends: row.sends,
    nameables,
    given: [],
  };
}
