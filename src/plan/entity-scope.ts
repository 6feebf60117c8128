import type { Context } from '../model/context.ts';
import type { Entity } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import { type EntityNames, entityNames } from './entity-names.ts';
import type { PlannedFile, View } from './planned-file.ts';
import type { AnswerScope } from './row-source.ts';

/** One entity with all that its files are planned from. */
export interface EntityScope extends AnswerScope {
  readonly entity: Entity;
  readonly names: EntityNames;
}

const scopes = new WeakMap<Entity, EntityScope>();

/** The same scope each time: what is found out about it need not be found out again. */
export function entityScope(model: Model, context: Context, entity: Entity): EntityScope {
  const known = scopes.get(entity);
  if (known?.model === model) return known;
  const { answer } = entity;
  const scope = { model, context, entity, source: entity, answer, names: entityNames(entity) };
  scopes.set(entity, scope);
  return scope;
}

/** A file of an entity, known by what it is for. */
export interface EntityFile {
  /** @example 'service' */
  readonly role: string;
  readonly path: string;
  /** Below the context's folder. @example 'application/__entity__-service.ts' */
  readonly template: string;
  /** Where that folder is; `src` unless it says something else. */
  readonly below?: 'test';
  readonly view: View;
}

/** @example 'Catalog.Product#service' */
export function entityFile({ entity }: EntityScope, file: EntityFile): PlannedFile {
  const { role, path, template, below = 'src', view } = file;
  return {
    path,
    id: `${entity.id}#${role}`,
    was: entity.was === undefined ? undefined : `${entity.context}.${entity.was}#${role}`,
    template: `app/${below}/contexts/__context__/${template}`,
    view,
  };
}
