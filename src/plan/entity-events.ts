import type { Field, Root } from '../model/declaration.ts';
import type { Entity, EntityEvent, Verb } from '../model/entity.ts';
import type { Event } from '../model/event.ts';
import { hasTable, isOwned, storedFields } from './entity-fields.ts';
import { entityNames } from './entity-names.ts';
import { camel, kebab } from './names.ts';
import { oncePer } from './once-per.ts';
import { domainFile, layerFile } from './paths.ts';

/** Whether what becomes of the rows of an entity is told by events. */
export const tellsOfRows = (entity: Entity): boolean =>
  hasTable(entity) && entity.events.length > 0;

const causes = {
  created: ['create'],
  updated: ['replace', 'patch'],
  deleted: ['delete'],
} as const satisfies Record<EntityEvent['on'], readonly Verb[]>;

/** Whether anything that its service does is told. */
export const tellsOfChanges = (entity: Entity): boolean =>
  tellsOfRows(entity) &&
  entity.events.some(({ on }) => causes[on].some((verb) => entity.crud.includes(verb)));

/** A secret, or rows that hold one. `around`: the rows that it stands in. */
const isSecret = (field: Field, around: readonly Root[] = []): boolean =>
  field.secret ||
  (isOwned(field) &&
    !around.includes(field.type.entity) &&
    field.type.entity.fields.some((one) => isSecret(one, [...around, field.type.entity])));

/** These events, as those of an aggregate are: each says all that is not secret. */
export const rowEventsOf = oncePer((entity: Entity): readonly Event[] =>
  entity.events.map(({ name }) => ({
    kind: 'event',
    id: `${entity.context}.${name}`,
    name,
    context: entity.context,
    description: undefined,
    was: entity.was === undefined ? undefined : name.replace(entity.name, entity.was),
    at: entity.at,
    of: entity.id,
    idField: {
      ...entity.identity.field,
      name: `${camel(entity.name)}Id`,
      was: entity.was === undefined ? undefined : `${camel(entity.was)}Id`,
    },
    fields: storedFields(entity).filter(
      (field) => field !== entity.identity.field && !isSecret(field),
    ),
    same: [],
    apply: { kind: 'set', set: [] },
    to: undefined,
    version: 1,
    upcasts: [],
  })),
);

/** What the events of an entity are called in code. */
export const rowEventNames = (entity: Root) => {
  const { type, one } = entityNames(entity);
  return {
    /** The map of payloads; the runtime has RowEvents of its own. @example 'ProductEvents' */
    events: type === 'Row' ? 'RowEntityEvents' : `${type}Events`,
    /** What all of them say of a row. @example 'productEventData' */
    data: `${one}EventData`,
    /** How they are written down. @example 'productEvents' */
    codec: `${camel(type)}Events`,
    /** What their streams are filed under. @example 'catalog.product' */
    category: `${kebab(entity.context ?? '')}.${kebab(entity.name)}`,
  };
};

/** Where they are. */
export const rowEventFiles = (entity: Root) => ({
  events: domainFile(entity).replace(/\.ts$/, '-events.ts'),
  codec: layerFile(entity.context ?? '', 'infrastructure', `${entityNames(entity).type}Events`),
});
