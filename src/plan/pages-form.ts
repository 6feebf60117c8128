import type { Field } from '../model/declaration.ts';
import type { Verb } from '../model/entity.ts';
import { type Doc, group, ifBreak, indent, line, softline } from './doc.ts';
import { inputFields } from './entity-fields.ts';
import { entityNames } from './entity-names.ts';
import type { EntityScope } from './entity-scope.ts';
import { formField, initialValues } from './form-field.ts';
import { editFields, isEditable } from './pages-fields.ts';
import { objectsText } from './pages-list.ts';
import { type ChoiceField, isChoice } from './pages-services.ts';
import type { View } from './planned-file.ts';
import { jsonDoc, jsonText } from './schema-text.ts';

/** The forms of a new row and of an existing one; what they share stands once. */
export function formViews(
  scope: EntityScope,
  crud: Record<Verb, boolean>,
): { newForm: View; editForm: View | null } {
  const fresh = inputFields(scope.entity);
  const isEdited = isEditable(crud);
  const edited = isEdited ? editFields(scope.entity, crud) : [];
  const initial = jsonText({ values: initialValues(fresh) }, { indent: 0, column: 25, after: ';' });
  const base = formView(scope, { name: 'fields', fields: isEdited ? edited : fresh });
  const [first] = edited;
  const start = first ? fresh.indexOf(first) : -1;
  const isInside = start >= 0 && edited.every((field, index) => fresh[start + index] === field);
  if (!isEdited || !crud.create || (isInside && edited.length === fresh.length)) {
    return {
      newForm: { ...base, initial },
      editForm: isEdited ? { ...base, isDeclared: !crud.create } : null,
    };
  }
  const spread = isInside ? { call: base.call, fields: edited } : undefined;
  const newForm = formView(scope, { name: 'newFields', fields: fresh, ...(spread && { spread }) });
  return { newForm: { ...newForm, initial }, editForm: base };
}

interface FormFields {
  readonly name: string;
  readonly fields: readonly Field[];
  /** Those among them that another list holds, in one run. */
  readonly spread?: { readonly call: string; readonly fields: readonly Field[] };
}

function formView(scope: EntityScope, { name, fields, spread }: FormFields) {
  const own = fields.filter((field) => !spread?.fields.includes(field));
  const choices = own.filter((field): field is ChoiceField => isChoice(field, scope));
  const targets = [...new Set(choices.map(({ type }) => entityNames(type.target).many))];
  const isStatic = !fields.some((field) => isChoice(field, scope));
  const call = isStatic ? name : `await this.#${name}()`;
  const docs = fields.flatMap((field): Doc[] => {
    if (!spread?.fields.includes(field)) return [fieldDoc(field, scope)];
    return field === spread.fields[0]
      ? [`...${spread.call.startsWith('await ') ? `(${spread.call})` : spread.call}`]
      : [];
  });
  return {
    name,
    isStatic,
    isDeclared: true,
    targets,
    list: objectsText(
      docs,
      isStatic
        ? { indent: 0, column: `const ${name}: readonly FormField[] = `.length, after: ';' }
        : { indent: 4, column: 11, after: ';' },
    ),
    call,
    property: call === 'fields' ? 'fields' : `fields: ${call}`,
  };
}

function fieldDoc(field: Field, scope: EntityScope): Doc {
  if (!isChoice(field, scope)) return jsonDoc(formField(field));
  const { kind, ...named } = formField(field);
  const isMany = field.card === 'many' || field.card === 'some';
  const json = {
    name: named.name ?? '',
    label: named.label ?? '',
    ...(named.required !== undefined && { required: named.required }),
    ...(named.help !== undefined && { help: named.help }),
    ...(isMany && { many: true }),
    ...((kind === 'number' || named.numeric === true) && { numeric: true }),
  };
  const options = `${entityNames(field.type.target).many}Options`;
  return group([
    'refField(',
    indent(softline, jsonDoc(json), ',', line, options),
    ifBreak(','),
    softline,
    ')',
  ]);
}
