import type { Aggregate } from '../aggregate.ts';
import type { Relation } from '../context.ts';
import type {
  Child,
  Declared,
  Enum,
  ErrorDeclaration,
  TypeAlias,
  Union,
  Value,
} from '../declaration.ts';
import type { Entity } from '../entity.ts';
import type { Event } from '../event.ts';
import type { Publish } from '../publish.ts';
import type { Returns } from '../returns.ts';
import type { View } from '../view.ts';

/** Things whose inside matters to others; the rest is known by kind and name. */
export type Thing =
  | TypeAlias
  | Enum
  | Union
  | Value
  | Entity
  | Aggregate
  | Child
  | View
  | (Declared & { readonly kind: OtherKind });

export type OtherKind =
  | 'domainService'
  | 'external'
  | 'applicationCommand'
  | 'query'
  | 'policy'
  | 'saga'
  | 'process';

/** The names of one context, or of the shared kernel. */
export interface Directory {
  readonly context: string | undefined;
  readonly things: Map<string, Thing>;
  readonly errors: Map<string, ErrorDeclaration>;
  readonly events: Map<string, Event>;
  /** Could not be read and was reported: a name for anything. */
  readonly broken: ReadonlySet<string>;
  readonly uses: ReadonlyMap<string, Relation>;
  readonly published: ReadonlySet<string>;
  /** Events that a command emits first where nothing exists yet. */
  readonly beginning: ReadonlySet<string>;
  /** What the commands return, by `Order.Place` or `Login`. */
  readonly returns: Map<string, Returns>;
  /** By the event's name: filled before expressions are bound. */
  readonly publications: Map<string, Publish>;
  /** Types of other contexts that expressions of this one name. */
  readonly named: Set<Enum | Union | Value>;
}

export interface Directories {
  readonly shared: Directory;
  readonly contexts: ReadonlyMap<string, Directory>;
}

const kinds = {
  alias: 'a type',
  enum: 'an enum',
  union: 'a union',
  value: 'a value',
  entity: 'an entity',
  aggregate: 'an aggregate',
  child: 'a child entity',
  event: 'an event',
  domainService: 'a domain service',
  external: 'an external',
  applicationCommand: 'a command',
  view: 'a view',
  query: 'a query',
  policy: 'a policy',
  saga: 'a saga',
  process: 'a process',
} as const;

/** @example kindOf(order) === 'an aggregate' */
export const kindOf = ({ kind }: { readonly kind: keyof typeof kinds }): string => kinds[kind];
