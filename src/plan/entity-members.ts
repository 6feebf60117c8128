import type { Field, Root } from '../model/declaration.ts';
import { isOwned, type OwnedField } from './entity-fields.ts';
import { entityNames } from './entity-names.ts';
import { docComment } from './escape.ts';
import { idTypeOf } from './identifiers.ts';
import type { Import } from './imports.ts';
import { domainFile } from './paths.ts';
import type { View } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { mayBeAbsent } from './type-schema.ts';
import { type TypeText, typeText } from './type-text.ts';

/** Members of an interface, for the template. */
export interface Members {
  readonly view: readonly View[];
  readonly imports: readonly Import[];
}

function idText(entity: Root): TypeText {
  const { name, file } = idTypeOf(entity);
  return { text: name, imports: [{ name, from: file, type: true }] };
}

/** What a row is made of. */
export function rowMembers(fields: readonly Field[], entity: Root): Members {
  const typed = fields.map((field) => ({
    field,
    type:
      field === entity.identity.field
        ? idText(entity)
        : typeText(field, { form: 'domain', context: entity.context }),
  }));
  return {
    view: typed.map(({ field, type }) => ({
      doc: docComment(field.description, 2),
      name: propertyName(field.name),
      type: type.text,
    })),
    imports: typed.flatMap(({ type }) => type.imports),
  };
}

function ownedInputText(field: OwnedField): TypeText {
  const { entity } = field.type;
  const { type } = entityNames(entity);
  const { text } = typeText(field, { form: 'domain', context: entity.context });
  return {
    text: text.replace(type, `New${type}`),
    imports: [{ name: `New${type}`, from: domainFile(entity), type: true }],
  };
}

/** What a caller hands in; what he may leave out also takes `undefined`, to be handed on. */
export function inputMembers(fields: readonly Field[], entity: Root): Members {
  const typed = fields.map((field) => {
    const isId = field === entity.identity.field;
    const type = isId
      ? idText(entity)
      : isOwned(field)
        ? ownedInputText(field)
        : typeText(field, { form: 'domain', context: entity.context });
    const isOptional = isId ? entity.identity.made !== 'given' : mayBeAbsent(field);
    return { field, type, isOptional };
  });
  return {
    view: typed.map(({ field, type, isOptional }) => ({
      doc: docComment(field.description, 2),
      name: `${propertyName(field.name)}${isOptional ? '?' : ''}`,
      type: isOptional ? `${type.text} | undefined` : type.text,
    })),
    imports: typed.flatMap(({ type }) => type.imports),
  };
}
