import type { Field, Root, Type } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import { oncePer } from './once-per.ts';

/** A field whose rows are stored in a table of their own and belong to this one's row. */
export interface OwnedField extends Field {
  readonly type: Type & { readonly kind: 'entity' };
}

/** A field that points at several rows, through a table of links. */
export interface LinkField extends Field {
  readonly type: Type & { readonly kind: 'ref' };
}

export const isOwned = (field: Field): field is OwnedField =>
  field.computed === undefined && field.type.kind === 'entity';

export const isList = ({ card }: Pick<Field, 'card'>): boolean =>
  card === 'many' || card === 'some';

export const isLink = (field: Field): field is LinkField =>
  field.computed === undefined && field.type.kind === 'ref' && isList(field);

/** Every field that is stored, `id` first; what is computed is not. */
export const storedFields = oncePer(({ identity, fields }: Root): readonly Field[] => [
  identity.field,
  ...fields.filter(({ computed }) => computed === undefined),
]);

/** Those with a column in the entity's own table. */
export const columnFields = oncePer((root: Root): readonly Field[] =>
  storedFields(root).filter((field) => !isOwned(field) && !isLink(field)),
);

export const ownedFields = oncePer((root: Root): readonly OwnedField[] =>
  root.fields.filter(isOwned),
);

export const linkFields = oncePer((root: Root): readonly LinkField[] => root.fields.filter(isLink));

export const computedFields = ({ fields }: Pick<Root, 'fields'>): readonly Field[] =>
  fields.filter(({ computed }) => computed !== undefined);

/** What a caller hands in: the id only where he brings it. */
export const inputFields = oncePer((root: Root): readonly Field[] => {
  const fields = storedFields(root);
  return root.identity.made === 'given' ? fields : fields.slice(1);
});

export const isEntity = (root: Root): root is Entity => root.kind === 'entity';

/** Whether a table of its own is made for it by this generator. */
export const hasTable = (root: Root): root is Entity => isEntity(root) && root.crud.length > 0;
