import { data } from './data.ts';
import type { Field } from './field.ts';
import { type FieldText, fieldSyntax } from './field-syntax.ts';
import { defined, either, mapped, tolerant } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind, Node, Read } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { text } from './grammar/plain.ts';
import { optional, record, required } from './grammar/record.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import { camelName } from './names.ts';

type FieldBody = Omit<Field, 'name'>;

const shortForm = micro(fieldSyntax);

const longForm = record({
  type: required(tolerant(shortForm, brokenField), 'What the short form of a field says.'),
  description: optional(text, 'Becomes the doc comment and the API text.'),
  was: optional(micro(camelName), 'The name the field had before.'),
  example: optional(data, 'A value used in tests and API documents.'),
});

type LongForm = Read<typeof longForm>;

const fieldBody: Kind<FieldBody> = defined(
  'field',
  tolerant(either(isYamlMap, mapped(longForm, flatten), shortForm), brokenField),
);

/** Fields by name; one that cannot be read stays, with a broken type. */
export const fields: Kind<readonly Field[]> = defined('fields', things(camelName, fieldBody));

function flatten({ type: short, ...rest }: LongForm): FieldBody {
  return { ...short, ...rest };
}

function brokenField({ at }: Node): FieldText {
  return { type: { kind: 'broken', at }, card: 'one', flags: [], at };
}
