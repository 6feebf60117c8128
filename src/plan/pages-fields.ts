import type { Field } from '../model/declaration.ts';
import type { Entity, Verb } from '../model/entity.ts';
import { inputFields } from './entity-fields.ts';
import type { EntityScope } from './entity-scope.ts';
import { isColumn } from './page-cell.ts';
import { type ChoiceField, isChoice } from './pages-services.ts';

export const crudOf = ({ crud }: Entity): Record<Verb, boolean> => ({
  create: crud.includes('create'),
  get: crud.includes('get'),
  list: crud.includes('list'),
  replace: crud.includes('replace'),
  patch: crud.includes('patch'),
  delete: crud.includes('delete'),
});

export const isEditable = ({ get, patch, replace }: Record<Verb, boolean>): boolean =>
  get && (patch || replace);

/** Ids that people gave say something; those made by the server do not. */
export const shownFields = ({ identity, fields }: Entity): readonly Field[] => [
  ...(identity.made === 'given' || identity.made === 'sequence' ? [identity.field] : []),
  ...fields.filter(({ secret, computed }) => !secret && !computed),
];

export const listColumns = (scope: EntityScope): readonly Field[] =>
  shownFields(scope.entity)
    .filter((field) => isColumn(field, scope))
    .slice(0, 6);

/** A form that sends all it shows: with PATCH, what may not change is left out; with PUT it is fixed. */
export function editFields(entity: Entity, crud: Record<Verb, boolean>): readonly Field[] {
  const stored = inputFields(entity).filter(({ name }) => name !== 'id');
  return crud.patch ? stored.filter(({ immutable, secret }) => !immutable && !secret) : stored;
}

/** Those that stand in a form. */
export function formFields({ entity }: EntityScope): readonly Field[] {
  const crud = crudOf(entity);
  return [
    ...(crud.create ? inputFields(entity) : []),
    ...(isEditable(crud) ? editFields(entity, crud) : []),
  ];
}

/** The entities whose rows the pages of one name, or offer to choose from. */
export function pageTargets(scope: EntityScope): readonly Entity[] {
  const { entity } = scope;
  const crud = crudOf(entity);
  const seen = [
    ...(crud.list ? [...listColumns(scope), ...entity.list.filter] : []),
    ...(crud.get ? shownFields(entity) : []),
    ...formFields(scope),
  ];
  const choices = entity.fields.filter(
    (field): field is ChoiceField => seen.includes(field) && isChoice(field, scope),
  );
  return [...new Set(choices.map(({ type }) => type.target))];
}

/** Those among them whose services the pages need beside their own. */
export const pagesServices = (scope: EntityScope): readonly Entity[] =>
  pageTargets(scope).filter((target) => target.id !== scope.entity.id);
