import type { Allow } from '../model/allow.ts';
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
  !field.secret &&
  field.type.kind === 'ref' &&
  field.type.target.context === entity.context &&
  hasTable(field.type.target) &&
  field.type.target.crud.includes('list') &&
  isOpenTo(field.type.target, [...entity.allow.read, ...entity.allow.write]);

/** Whether all of them may read every row of an entity: its names are shown to nobody else. */
const isOpenTo = (target: Entity, callers: Allow): boolean =>
  callers.every(({ role }) =>
    target.allow.read.some(
      ({ role: admitted, condition }) =>
        condition === undefined &&
        (admitted === 'anyone' ||
          admitted === role ||
          (admitted === 'signedIn' && role !== 'anyone')),
    ),
  );
