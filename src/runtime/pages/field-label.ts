import type { FormField } from './form-field.ts';

/** What a person calls the field at a path: `price.amount` is `Price: Amount`, `images.0.url` `Images 1: Url`. */
export function labelOf(fields: readonly FormField[], path: string): string {
  const [name = '', ...rest] = path.split('.');
  const field = fields.find((known) => known.name === name || known.name === path);
  if (field === undefined) {
    return path;
  }
  if (rest.length === 0 || field.name === path) {
    return field.label;
  }
  const [first = '', ...inner] = rest;
  const place = /^\d+$/.test(first) ? ` ${Number(first) + 1}` : '';
  const below = place === '' ? rest : inner;
  const label = `${field.label}${place}`;
  return below.length === 0 ? label : `${label}: ${labelOf(innerFields(field), below.join('.'))}`;
}

function innerFields(field: FormField): readonly FormField[] {
  switch (field.kind) {
    case 'group':
    case 'rows':
      return field.fields;
    case 'variant':
      return field.variants.flatMap(({ fields }) => fields);
    default:
      return [];
  }
}
