import type { At } from '../../diagnostic.ts';
import type { Context } from '../../spec/context.ts';
import type { Name } from '../../spec/name.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Shared } from '../../spec/vocabulary.ts';

/** Names of different kinds may be the same: each kind looks only among its own. */
export type Namespace = 'context' | 'thing' | 'error' | 'event' | 'command' | 'unnamed';

/** Something that a spec declares by a name. */
export interface Declaration {
  /** As the command line calls it. @example 'domain-service' */
  readonly kind: string;
  readonly namespace: Namespace;
  readonly name: Name;
  /** Undefined for a context, and in the shared kernel. */
  readonly context: string | undefined;
  /** The aggregate, stream or mode that it is in. */
  readonly owner: string | undefined;
  /** The whole entry. */
  readonly at: At;
  readonly was: Name | undefined;
  /** Further names that are made from its own: what they are, and how. */
  readonly made: readonly MadeName[];
}

/** @example OrderStatus, of an aggregate Order with states */
export interface MadeName {
  readonly namespace: 'thing' | 'event';
  readonly of: (name: string) => string;
}

interface Written {
  readonly name: Name;
  readonly at: At;
  readonly was?: Name;
}

/** Everything that a spec declares, in its order. */
export function declarations({ contexts, shared }: Spec): readonly Declaration[] {
  return [
    ...vocabulary(shared, undefined),
    ...contexts.flatMap((context) => [
      declared('context', 'context', context, { context: undefined }),
      ...vocabulary(context, context.name.text),
      ...inContext(context),
    ]),
  ];
}

interface Within {
  readonly context: string | undefined;
  readonly owner?: string;
  readonly made?: readonly MadeName[];
}

function declared(
  kind: string,
  namespace: Namespace,
  { name, at, was }: Written,
  { context, owner, made = [] }: Within,
): Declaration {
  return { kind, namespace, name, at, was, context, owner, made };
}

function vocabulary(of: Shared | Context, context: string | undefined): readonly Declaration[] {
  const things = { type: of.types, enum: of.enums, union: of.unions, value: of.values };
  return [
    ...Object.entries(things).flatMap(([kind, list]: [string, readonly Written[]]) =>
      list.map((one) => declared(kind, 'thing', one, { context })),
    ),
    ...of.errors.map((one) => declared('error', 'error', one, { context })),
  ];
}

function inContext(of: Context): readonly Declaration[] {
  const context = of.name.text;
  const things: Readonly<Record<string, readonly Written[]>> = {
    'domain-service': of.domainServices,
    external: of.externals,
    command: of.commands,
    view: of.views,
    query: of.queries,
    policy: of.policies,
    saga: of.sagas,
    process: of.processes,
  };
  return [
    ...of.entities.map((one) => {
      const made = one.events.map((verb): MadeName => {
        const past = verb.charAt(0).toUpperCase() + verb.slice(1);
        return { namespace: 'event', of: (name) => name + past };
      });
      return declared('entity', 'thing', one, { context, made });
    }),
    ...of.aggregates.flatMap((one) => inAggregate(one, context)),
    ...Object.entries(things).flatMap(([kind, list]) =>
      list.map((one) => declared(kind, 'thing', one, { context })),
    ),
    ...of.publishes.map(({ event, at }) =>
      declared('publication', 'unnamed', { name: event, at }, { context }),
    ),
    ...of.consumes.map(({ channel, ...one }) =>
      declared('consumer', 'unnamed', { ...one, name: channel }, { context }),
    ),
    ...of.streams.flatMap((stream) => [
      declared('stream', 'unnamed', stream, { context }),
      ...stream.processors.map((one) =>
        declared('processor', 'unnamed', one, { context, owner: stream.name.text }),
      ),
    ]),
  ];
}

function inAggregate(aggregate: Context['aggregates'][number], context: string) {
  const owner = aggregate.name.text;
  const status: MadeName = { namespace: 'thing', of: (name) => `${name}Status` };
  const made = aggregate.states.length > 0 ? [status] : [];
  return [
    declared('aggregate', 'thing', aggregate, { context, made }),
    ...aggregate.entities.map((one) => declared('child', 'thing', one, { context, owner })),
    ...aggregate.commands.map((one) => declared('command', 'command', one, { context, owner })),
    ...aggregate.events.map((one) => declared('event', 'event', one, { context, owner })),
  ];
}
