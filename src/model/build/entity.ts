import type { Entity as SpecEntity } from '../../spec/entity.ts';
import { keyWithin } from '../../spec/within.ts';
import type { Field } from '../declaration.ts';
import type { Entity, EntityEvent, Verb } from '../entity.ts';
import { namesOf } from '../expression-type.ts';
import { scopeAt } from '../scope.ts';
import { buildAllow } from './allow.ts';
import { buildAnswer } from './answer.ts';
import { buildIndexes } from './columns.ts';
import { declared } from './declared.ts';
import { buildEntityHttp } from './entity-http.ts';
import { buildFields } from './field.ts';
import { buildIdentity, plainField } from './identity.ts';
import { buildList, usualList } from './list.ts';
import { buildRules } from './rule.ts';
import type { Building, Site } from './site.ts';
import { buildLevels } from './timing.ts';

const verbs: readonly Verb[] = ['create', 'get', 'list', 'replace', 'patch', 'delete'];
const suffixes = { created: 'Created', updated: 'Updated', deleted: 'Deleted' } as const;

/** An entity with nothing but its name, to be looked up before it is filled in. */
export function declareEntity(written: SpecEntity, context: string): Building<Entity> {
  const id = plainField('id', written.name.at);
  const crud = verbs.filter((verb) => written.crud?.includes(verb));
  return {
    kind: 'entity',
    ...declared(written, context),
    identity: { field: id, made: 'uuid' },
    fields: [],
    invariants: [],
    indexes: [],
    crud,
    owners: [],
    http: undefined,
    answer: { fields: [], add: [], embed: [] },
    pages: undefined,
    list: usualList,
    allow: { read: [], write: [] },
    events: entityEvents(written),
    cache: written.cache && { levels: buildLevels(written.cache), evictOn: [] },
  };
}

function entityEvents(written: SpecEntity): readonly EntityEvent[] {
  return written.events.map((on) => ({ name: `${written.name.text}${suffixes[on]}`, on }));
}

/** `id`, then the fields: what can be named as a column. */
export const columnsOf = ({
  identity,
  fields,
}: Pick<Entity, 'identity' | 'fields'>): readonly Field[] => [identity.field, ...fields];

export function fillEntity(entity: Building<Entity>, written: SpecEntity, site: Site): void {
  const names = () => namesOf(columnsOf(entity));
  entity.identity = buildIdentity(written.id, written.name.at, site);
  entity.fields = buildFields(written.fields, site, {
    types: 'entity',
    scope: () => scopeAt('computed', site.nameables, { field: names() }),
  });
  const table = () => ({ name: entity.name, columns: columnsOf(entity), root: entity });
  entity.answer = buildAnswer(written.answer, table, site);
  entity.http = buildEntityHttp(written, entity, site);
  entity.pages = pagesOf(written, site);
  site.soon(() => {
    checkIdField(written, site);
    entity.indexes = buildIndexes(written.indexes, table(), site);
    entity.list = buildList(written.list, table(), site);
  });
  site.later(() => {
    entity.invariants = buildRules(
      written.invariants,
      scopeAt('entity invariant', site.nameables, { field: names() }),
      site,
    );
    const scope = scopeAt('allow', site.nameables, { row: names() });
    entity.allow = {
      read: buildAllow(written.allow?.read, scope, site),
      write: buildAllow(written.allow?.write, scope, site),
    };
  });
}

function pagesOf(written: SpecEntity, site: Site): string | undefined {
  if (!written.pages) return undefined;
  const hasPages = written.crud?.some((verb) => verb !== 'replace' && verb !== 'patch');
  if (written.http) return hasPages ? `/ui${written.http.path.text}` : undefined;
  site.report('SPEC_PAGES_WITHOUT_HTTP', keyWithin(written.at, 'pages'));
  return undefined;
}

function checkIdField(written: SpecEntity, site: Site): void {
  for (const { name } of written.fields) {
    if (name.text !== 'id') continue;
    site.report('SPEC_NAME_RESERVED', name.at, {
      problem: `id is the identity of ${written.name.text}`,
      hint: 'say what it is with id: beside fields',
    });
  }
}

/** Who owns an entity, and whether it may be owned: known when all fields are. */
export function linkOwners(
  entities: readonly Building<Entity>[],
  written: readonly SpecEntity[],
  site: Site,
): void {
  for (const owner of entities) {
    for (const field of owner.fields) {
      if (field.type.kind !== 'entity') continue;
      const owned = entities.find(
        (entity) => field.type.kind === 'entity' && entity === field.type.entity,
      );
      if (owned) owned.owners = [...owned.owners, { entity: owner, field }];
    }
  }
  entities.forEach((entity, index) => {
    const from = written[index];
    if (from) checkOwned(entity, from, site);
  });
}

function checkOwned(entity: Entity, written: SpecEntity, site: Site): void {
  const isOwned = entity.owners.length > 0;
  if (entity.crud.length > 0 && isOwned) {
    site.report('SPEC_ENTITY_OWNED', keyWithin(written.at, 'crud'), {
      name: entity.name,
      owner: entity.owners[0]?.entity.name,
    });
  }
  const isOwnedByOther = entity.owners.some((owner) => owner.entity !== entity);
  if (entity.crud.length === 0 && !isOwnedByOther) {
    site.report('SPEC_ENTITY_UNUSED', written.name.at, { name: entity.name });
  }
}
