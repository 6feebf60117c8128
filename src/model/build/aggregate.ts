import type { Aggregate as SpecAggregate } from '../../spec/aggregate.ts';
import { keyWithin } from '../../spec/within.ts';
import type { Aggregate } from '../aggregate.ts';
import type { Child, Enum, Field } from '../declaration.ts';
import { namesOf } from '../expression-type.ts';
import { scopeAt } from '../scope.ts';
import { shapeName } from '../type-name.ts';
import { buildIndexes, findColumn, isComparable } from './columns.ts';
import { declared } from './declared.ts';
import { buildFields } from './field.ts';
import { buildIdentity, plainField } from './identity.ts';
import { buildMembers } from './members.ts';
import { reservedInAggregates } from './reserved.ts';
import { buildRules } from './rule.ts';
import type { Building, Site } from './site.ts';

/** An aggregate with its states and the names of its children, to be looked up before it is filled in. */
export function declareAggregate(written: SpecAggregate, context: string): Building<Aggregate> {
  const id = plainField('id', written.name.at);
  return {
    kind: 'aggregate',
    ...declared(written, context),
    identity: { field: id, made: 'uuid' },
    fields: [],
    invariants: [],
    store: written.store,
    shardBy: id,
    states: declareStates(written, context),
    children: written.entities.map(
      (child): Child => ({
        kind: 'child',
        ...declared(child, context),
        root: `${context}.${written.name.text}`,
        identity: { field: plainField('id', child.name.at), made: 'uuid' },
        fields: [],
        invariants: [],
      }),
    ),
    indexes: [],
    commands: [],
    events: [],
    scenarios: [],
  };
}

function declareStates(written: SpecAggregate, context: string): Aggregate['states'] {
  const [first] = written.states;
  if (first === undefined) return undefined;
  const { name } = written;
  const of: Enum = {
    kind: 'enum',
    ...declared({ name: { text: `${name.text}Status`, at: name.at } }, context),
    members: buildMembers(written.states),
    statesOf: `${context}.${name.text}`,
  };
  return {
    enum: of,
    field: { ...plainField('status', name.at), type: { kind: 'enum', enum: of } },
    first: first.name.text,
  };
}

/** `id`, `status` and the fields: what can be named as a column. */
export const stateOf = ({
  identity,
  states,
  fields,
}: Pick<Aggregate, 'identity' | 'states' | 'fields'>): readonly Field[] => [
  identity.field,
  ...(states ? [states.field] : []),
  ...fields,
];

export function fillAggregate(
  aggregate: Building<Aggregate>,
  written: SpecAggregate,
  site: Site,
): void {
  const names = () => namesOf(stateOf(aggregate));
  aggregate.identity = buildIdentity(written.id, written.name.at, site);
  aggregate.fields = buildFields(written.fields, site, {
    scope: () => scopeAt('computed', site.nameables, { field: names() }),
  });
  reservedInAggregates(written.fields, site);
  aggregate.children.forEach((child, index) => {
    const from = written.entities[index];
    if (from) fillChild(child, from, site);
  });
  site.soon(() => {
    const table = { name: aggregate.name, columns: stateOf(aggregate) };
    aggregate.indexes = buildIndexes(written.indexes, table, site);
    aggregate.shardBy = buildShardKey(written, aggregate, site);
    const [index] = aggregate.store === 'events' ? written.indexes : [];
    if (index) {
      site.report('SPEC_UNKNOWN_KEY', keyWithin(written.at, 'indexes'), {
        key: 'indexes',
        hint: 'an event-sourced aggregate has no table',
      });
    }
  });
  site.later(() => {
    const scope = scopeAt('invariant', site.nameables, { field: names() });
    aggregate.invariants = buildRules(written.invariants, scope, site);
  });
}

function fillChild(
  child: Building<Child>,
  written: SpecAggregate['entities'][number],
  site: Site,
): void {
  const names = () => namesOf([child.identity.field, ...child.fields]);
  child.identity = buildIdentity(written.id, written.name.at, site);
  child.fields = buildFields(written.fields, site, {
    answeredWhole: 'a child entity',
    scope: () => scopeAt('computed', site.nameables, { field: names() }),
  });
  site.later(() => {
    const scope = scopeAt('invariant', site.nameables, { field: names() });
    child.invariants = buildRules(written.invariants, scope, site);
  });
}

/** `id`, or an immutable field with one plain value. */
function buildShardKey({ shardBy }: SpecAggregate, aggregate: Aggregate, site: Site): Field {
  const id = aggregate.identity.field;
  if (shardBy === undefined || shardBy.text === 'id') return id;
  const table = { name: aggregate.name, columns: [id, ...aggregate.fields] };
  const field = findColumn(shardBy, table, site);
  if (field === undefined) return id;
  const problem = field.immutable
    ? `${field.name} is ${shapeName(field)} and cannot be sharded by`
    : `${field.name} must be immutable to shard by`;
  const isFit = field.immutable && field.card === 'one' && isComparable(field);
  if (!isFit) site.report('SPEC_SHARD_KEY', shardBy.at, { problem });
  return field;
}
