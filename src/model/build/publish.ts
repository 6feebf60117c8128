import { nearest } from '../../spec/nearest.ts';
import type { Publication } from '../../spec/publication.ts';
import type { Field } from '../declaration.ts';
import type { Event } from '../event.ts';
import type { Publish } from '../publish.ts';
import { scopeAt } from '../scope.ts';
import { bindName } from './bind.ts';
import { findColumn } from './columns.ts';
import { payloadOf } from './event.ts';
import { findEvent } from './event-lookup.ts';
import { buildFields } from './field.ts';
import type { Building, Site } from './site.ts';
import { wordsOf } from './words.ts';

export function buildPublishes(written: readonly Publication[], site: Site): readonly Publish[] {
  const publishes = written.flatMap((publication) => buildPublish(publication, site) ?? []);
  checkTypes(publishes, site);
  return publishes;
}

/** Undefined, and reported, when the context has no such event. */
function buildPublish(written: Publication, site: Site): Publish | undefined {
  const event = findEvent({ name: written.event, at: written.event.at }, site);
  if (event === undefined) return undefined;
  const context = kebab(site.context ?? '');
  const own =
    written.fields &&
    buildFields(written.fields, site, {
      answeredWhole: 'a message',
      scope: () => scopeAt('publishes', site.nameables, { payload: payloadOf(event) }),
    });
  const publish: Building<Publish> = {
    event,
    as: written.as?.text ?? `${context}.${kebab(event.name)}`,
    channel: written.channel?.text ?? context,
    key: event.idField,
    version: written.version,
    format: written.format,
    fields: own ?? [],
    description: written.description ?? event.description,
    at: written.event.at,
  };
  site.directory.publications.set(event.name, publish);
  site.soon(() => {
    publish.key = keyOf(written, event, site);
    publish.fields = own ?? event.fields.filter(({ secret }) => !secret);
    if (own) checkFields(own, event, site);
  });
  site.later(() => {
    const scope = scopeAt('publishes', site.nameables, { payload: payloadOf(event) });
    const known = new Set(payloadOf(event).map(({ name }) => name));
    for (const field of own ?? []) {
      if (field.computed === undefined && known.has(field.name)) bindName(site, field, scope);
    }
  });
  return publish;
}

/** What orders the messages: the aggregate's id, or a field of the event. */
function keyOf({ key }: Publication, event: Event, site: Site): Field {
  if (key === undefined) return event.idField;
  const columns = [event.idField, ...event.fields];
  return findColumn(key, { name: event.name, columns }, site) ?? event.idField;
}

function checkFields(fields: readonly Field[], event: Event, site: Site): void {
  const known = [event.idField, ...event.fields].map(({ name }) => name);
  for (const { name, computed, at } of fields) {
    if (computed || known.includes(name)) continue;
    site.report('SPEC_EVENT_FIELD_UNFILLED', at, {
      field: name,
      target: `${event.name}.${name}`,
      near: nearest(name, known),
    });
  }
}

/** Two messages of one channel must be told apart by their type. */
function checkTypes(publishes: readonly Publish[], site: Site): void {
  const seen = new Map<string, string>();
  for (const { as, channel, event, at } of publishes) {
    const key = `${channel} ${as}`;
    const before = seen.get(key);
    if (before !== undefined) {
      site.report('SPEC_DUPLICATE_NAME', at, {
        name: as,
        in: channel,
        as: `the message of ${before}`,
      });
    }
    seen.set(key, event.name);
  }
}

/** @example kebab('OrderPaid') === 'order-paid' */
const kebab = (name: string): string => wordsOf(name).join('-');
