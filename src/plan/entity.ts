import type { Context } from '../model/context.ts';
import type { Entity } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import { planEntityAccess } from './entity-access.ts';
import { planEntityAnswers } from './entity-answers.ts';
import { planEntityController } from './entity-controller.ts';
import { planEntityDomain } from './entity-domain.ts';
import { planEntityJson, planOwnedJson } from './entity-json.ts';
import { planOwnedDomain } from './entity-owned.ts';
import { planEntityParts } from './entity-parts.ts';
import { planEntityRepository } from './entity-repository.ts';
import { planEntitySchema, planOwnedSchema } from './entity-schema.ts';
import { entityScope } from './entity-scope.ts';
import { planEntityService } from './entity-service.ts';
import { planSqlRepository } from './entity-sql.ts';
import { planEntityTable } from './entity-table.ts';
import { planEntityEvents } from './entity-told.ts';
import { planHttpTest } from './http-test.ts';
import { planPages } from './pages.ts';
import { planPagesTest } from './pages-test.ts';
import type { PlannedFile } from './planned-file.ts';

/** The files of one entity: all layers, or the domain alone where others own its rows. */
export function planEntity(model: Model, context: Context, entity: Entity): readonly PlannedFile[] {
  const scope = entityScope(model, context, entity);
  if (entity.crud.length === 0) {
    return [planOwnedDomain(scope), ...planOwnedJson(scope), planOwnedSchema(scope)];
  }
  return [
    planEntityDomain(scope),
    ...planEntityAccess(scope),
    planEntityRepository(scope),
    planEntityService(scope),
    planEntityTable(scope),
    ...planEntityParts(scope),
    planSqlRepository(scope),
    ...planEntityEvents(scope),
    ...planEntityJson(scope),
    ...planEntityAnswers(scope),
    planEntitySchema(scope),
    ...planEntityController(scope),
    ...planPages(scope),
    ...planHttpTest(scope),
    ...planPagesTest(scope),
  ];
}
