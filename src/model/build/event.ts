import type { Event as SpecEvent } from '../../spec/event.ts';
import { keyWithin } from '../../spec/within.ts';
import type { Aggregate } from '../aggregate.ts';
import type { Declared, Field, Name } from '../declaration.ts';
import type { Entity } from '../entity.ts';
import type { Event } from '../event.ts';
import { namesOf } from '../expression-type.ts';
import { scopeAt } from '../scope.ts';
import { stateOf } from './aggregate.ts';
import { bindAssignments } from './assignment.ts';
import { bindName } from './bind.ts';
import { declared } from './declared.ts';
import { buildFields } from './field.ts';
import { plainField } from './identity.ts';
import { reservedInAggregates } from './reserved.ts';
import type { Building, Site } from './site.ts';
import { buildUpcasts } from './upcast.ts';

/** @example idNameOf(order) === 'orderId' */
export const idNameOf = ({ name }: Pick<Declared, 'name'>): string =>
  `${name.charAt(0).toLowerCase()}${name.slice(1)}Id`;

const empty = { same: [], to: undefined, version: 1, upcasts: [] } as const;

export function declareEvent(
  written: SpecEvent,
  aggregate: Aggregate,
  context: string,
): Building<Event> {
  return {
    kind: 'event',
    ...declared(written, context),
    of: aggregate.id,
    fields: [],
    idField: plainField(idNameOf(aggregate), written.name.at),
    apply: { kind: 'set', set: [] },
    ...empty,
    version: written.version,
  };
}

/** What an entity tells of its rows: `ProductCreated`, with all its fields. */
export function declareEntityEvents(entity: Entity): readonly Building<Event>[] {
  return entity.events.map(({ name }) => ({
    kind: 'event',
    ...declared({ name: { text: name, at: entity.at } }, entity.context),
    of: entity.id,
    fields: [],
    idField: plainField(idNameOf(entity), entity.at),
    apply: { kind: 'set', set: [] },
    ...empty,
  }));
}

export function fillEntityEvent(event: Building<Event>, entity: Entity): void {
  event.idField = idFieldOf(entity);
  event.fields = entity.fields.filter(({ secret, computed }) => !secret && computed === undefined);
}

export function fillEvent(
  event: Building<Event>,
  written: SpecEvent,
  { aggregate, site }: { readonly aggregate: Aggregate; readonly site: Site },
): void {
  event.idField = idFieldOf(aggregate);
  event.fields = buildFields(written.fields, site);
  reservedInAggregates(written.fields, site);
  const own = written.fields.find(({ name }) => name.text === event.idField.name);
  if (own) {
    site.report('SPEC_NAME_RESERVED', own.name.at, {
      problem: `${own.name.text} is added to every event of ${aggregate.name}`,
    });
  }
  if (written.apply && written.code) {
    site.report('SPEC_BODY_TWICE', keyWithin(written.at, 'code'), {
      one: 'apply',
      other: 'code: true',
    });
  }
  site.soon(() => {
    const names = new Set(event.fields.map(({ name }) => name));
    event.same = aggregate.fields.filter(({ name, computed }) => names.has(name) && !computed);
  });
  site.later(() => bindEvent(event, written, { aggregate, site }));
}

function bindEvent(
  event: Building<Event>,
  written: SpecEvent,
  { aggregate, site }: { readonly aggregate: Aggregate; readonly site: Site },
): void {
  const scope = scopeAt('apply', site.nameables, {
    payload: payloadOf(event),
    state: namesOf(stateOf(aggregate)),
  });
  const table = { name: aggregate.name, columns: aggregate.fields };
  for (const field of event.same) {
    const isReplaced = written.apply?.some(({ name }) => name.text === field.name);
    if (!isReplaced) bindName(site, field, scope);
  }
  event.apply = written.code
    ? { kind: 'code' }
    : { kind: 'set', set: bindAssignments(written.apply ?? [], { table, scope, site }) };
  event.upcasts = buildUpcasts(written, event, site);
}

/** The names an event brings into a scope: its fields, and the id of what it is about. */
export const payloadOf = ({
  idField,
  fields,
}: Pick<Event, 'idField' | 'fields'>): readonly Name[] => namesOf([idField, ...fields]);

const idFieldOf = (root: Aggregate | Entity): Field => ({
  ...plainField(idNameOf(root), root.at),
  type: root.identity.field.type,
  was: root.was === undefined ? undefined : idNameOf({ name: root.was }),
});
