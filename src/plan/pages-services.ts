import type { Field } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import { hasTable } from './entity-fields.ts';
import type { EntityScope } from './entity-scope.ts';

/** A field that points at rows of this context that can be listed, so chosen from. */
export interface ChoiceField extends Field {
  readonly type: Field['type'] & { readonly kind: 'ref'; readonly target: Entity };
}

export const isChoice = (field: Field, { entity }: EntityScope): field is ChoiceField =>
  field.computed === undefined &&
  field.type.kind === 'ref' &&
  field.type.target.context === entity.context &&
  hasTable(field.type.target) &&
  field.type.target.crud.includes('list');

/** The entities whose services the pages of one need beside its own, to offer their rows. */
export function pagesServices(scope: EntityScope): readonly Entity[] {
  const targets = scope.entity.fields
    .filter((field) => isChoice(field, scope))
    .map(({ type }) => type.target);
  return [...new Set(targets)].filter((target) => target.id !== scope.entity.id);
}
