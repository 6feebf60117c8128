import type { FieldErrors } from '../domain/index.ts';
import {
  countName,
  type FormField,
  type FormValues,
  firstOf,
  placed,
  type RowsField,
  rowCount,
  type VariantField,
} from './form-field.ts';
import { controlOf, type Description } from './form-inputs.ts';
import { type Html, html } from './html.ts';
import { idOf } from './input-id.ts';

/** What a form shows: what was typed, and what is wrong with it. */
export interface FormState {
  readonly values: FormValues;
  readonly errors: FieldErrors;
  /** Whether secrets left empty stay as they are. */
  readonly keepsSecrets?: boolean | undefined;
}

export function formFields(fields: readonly FormField[], state: FormState): readonly Html[] {
  return fields.map((field) => formField(asAsked(field, state), state));
}

function formField(field: FormField, state: FormState): Html {
  switch (field.kind) {
    case 'group':
      return fieldset(field, state, formFields(placed(field.fields, field.name), state));
    case 'rows':
      return fieldset(field, state, rows(field, state));
    case 'variant':
      return fieldset(field, state, variants(field, state));
    case 'hidden':
      return controlOf(field, state.values, {});
    case 'check':
      return html`<div class="field check">${controlOf(field, state.values, describedBy(field, state))}
<label for="${idOf(field.name)}">${field.label}</label>${notes(field, state)}</div>`;
    case 'choices':
      return fieldset(field, state, [controlOf(field, state.values, describedBy(field, state))]);
    default:
      return html`<div class="field${isWrong(field, state) ? ' wrong' : ''}">
<label for="${idOf(field.name)}">${field.label}${optionalMark(field)}</label>
${controlOf(field, state.values, describedBy(field, state))}${notes(field, state)}</div>`;
  }
}

/** What is kept need not be typed. */
function asAsked(field: FormField, { keepsSecrets }: FormState): FormField {
  if (field.secret !== true || keepsSecrets !== true) {
    return field;
  }
  const help = 'Not shown; left empty, it stays as it is.';
  return { ...field, required: false, help: field.help ? `${field.help} ${help}` : help };
}

function fieldset(field: FormField, state: FormState, inner: readonly Html[]): Html {
  return html`<fieldset id="${idOf(field.name)}"${isWrong(field, state) ? html` class="wrong"` : ''}>
<legend>${field.label}${optionalMark(field)}</legend>${notes(field, state)}${inner}</fieldset>`;
}

function rows(field: RowsField, state: FormState): readonly Html[] {
  const count = rowCount(state.values, field.name);
  const shown = Array.from({ length: count }, (_, at) => {
    const place = `${field.name}.${at}`;
    return html`<fieldset class="row" id="${idOf(place)}"><legend>${at + 1}</legend>
${errorsAt(place, state)}${formFields(placed(field.fields, place), state)}
<button class="quiet" name="_remove" value="${place}" formnovalidate>Remove ${at + 1}</button></fieldset>`;
  });
  return [
    html`<input type="hidden" name="${countName(field.name)}" value="${count}">`,
    ...shown,
    html`<button class="quiet" name="_add" value="${field.name}" formnovalidate>Add to ${field.label}</button>`,
  ];
}

function variants(field: VariantField, state: FormState): readonly Html[] {
  const name = `${field.name}.type`;
  const type = controlOf(
    {
      kind: 'choice',
      name,
      label: field.label,
      options: field.variants,
      required: field.required === true,
    },
    state.values,
    {},
  );
  const chosen = firstOf(state.values[name]);
  return [
    html`<div class="field"><label for="${idOf(name)}">Kind</label>${type}${errorsAt(name, state)}</div>`,
    ...field.variants
      .filter(({ fields }) => fields.length > 0)
      .map(
        ({ value, label, fields }) =>
          html`<details${chosen === value ? html` open` : ''}><summary>${label}</summary>
${formFields(placed(fields, `${field.name}.${value}`), withPathsOf(field, value, state))}</details>`,
      ),
  ];
}

/** Errors name `payment.last4`, while the inputs of each variant have names of their own. */
function withPathsOf(field: VariantField, variant: string, state: FormState): FormState {
  if (firstOf(state.values[`${field.name}.type`]) !== variant) {
    return state;
  }
  const start = `${field.name}.`;
  const errors = Object.entries(state.errors).map(([path, messages]) => [
    path.startsWith(start) ? `${start}${variant}.${path.slice(start.length)}` : path,
    messages,
  ]);
  return { ...state, errors: Object.fromEntries(errors) };
}

function optionalMark(field: FormField): Html | undefined {
  return field.required === true || field.kind === 'rows' || field.kind === 'choices'
    ? undefined
    : html` <span class="optional">optional</span>`;
}

function notes(field: FormField, state: FormState): Html {
  const help =
    field.help === undefined
      ? undefined
      : html`<p class="help" id="${idOf(field.name)}-help">${field.help}</p>`;
  return html`${help}${errorsAt(field.name, state)}`;
}

function errorsAt(name: string, { errors }: FormState): Html | undefined {
  const messages = errors[name];
  return messages === undefined
    ? undefined
    : html`<p class="error" id="${idOf(name)}-error">${messages.join('; ')}</p>`;
}

function isWrong(field: FormField, { errors }: FormState): boolean {
  return errors[field.name] !== undefined;
}

function describedBy(field: FormField, state: FormState): Description {
  const ids = [
    ...(field.help === undefined ? [] : [`${idOf(field.name)}-help`]),
    ...(isWrong(field, state) ? [`${idOf(field.name)}-error`] : []),
  ];
  return {
    ...(ids.length === 0 ? {} : { describedBy: ids.join(' ') }),
    invalid: isWrong(field, state),
  };
}
