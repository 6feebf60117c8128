import type { Field, Root } from '../model/declaration.ts';
import { inputFields, isList } from './entity-fields.ts';
import type { Members } from './entity-members.ts';
import { propertyName } from './schema-text.ts';
import { isDecimal } from './type-text.ts';

const comparable = new Set(['enum', 'ref', 'alias', 'scalar']);

const isPlain = (field: Field): boolean =>
  !isList(field) && comparable.has(field.type.kind) && !isDecimal(field.type);

/** The fields that a change must not touch, and how a change is noticed. */
export function immutables(entity: Root): Members {
  const fields = inputFields(entity).filter(
    (field) => field.immutable && field !== entity.identity.field,
  );
  const runtime = (name: string) => ({ name, from: '@plinth/runtime/domain' });
  return {
    view: fields.map((field) => ({
      changed: isPlain(field)
        ? `after.${field.name} !== before.${field.name}`
        : `!equalValues(after.${field.name}, before.${field.name})`,
      path: propertyName(field.wire),
    })),
    imports: [
      ...(fields.length > 0 ? [runtime('ValidationError')] : []),
      ...(fields.every(isPlain) ? [] : [runtime('equalValues')]),
    ],
  };
}
