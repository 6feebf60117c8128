import {
  type ChoiceField,
  type FormField,
  type FormValues,
  firstOf,
  type TextField,
} from './form-field.ts';
import { type Html, html } from './html.ts';
import { idOf } from './input-id.ts';

/** What a control says to assistive technology about its help and errors. */
export interface Description {
  readonly describedBy?: string;
  readonly invalid?: boolean;
}

type SimpleField = Exclude<FormField, { kind: 'group' | 'rows' | 'variant' }>;

/** The control itself, without label and messages. */
export function controlOf(field: SimpleField, values: FormValues, about: Description): Html {
  const value = (field.secret === true ? undefined : firstOf(values[field.name])) ?? '';
  const common = html` id="${idOf(field.name)}" name="${field.name}"${described(about)}`;
  const needed = field.required === true ? html` required` : undefined;
  switch (field.kind) {
    case 'check':
      return html`<input type="checkbox"${common} value="true"${value === 'true' ? html` checked` : ''}>`;
    case 'hidden':
      return html`<input type="hidden"${common} value="${value}">`;
    case 'choice':
      return select(field, value, html`${common}${needed}`);
    case 'choices':
      return html`${checkboxes(field, [values[field.name] ?? []].flat())}`;
    case 'lines':
      return html`<textarea${common} rows="3">${lineStart(value)}</textarea>`;
    case 'json':
      return html`<textarea${common}${needed} rows="6" class="code" spellcheck="false">${lineStart(value)}</textarea>`;
    case 'number':
      return html`<input type="number"${common}${needed}${limit('min', field.min)}${limit('max', field.max)} step="${field.whole === true ? '1' : 'any'}"${readonly(field.fixed)} value="${value}">`;
    case 'decimal':
      return html`<input type="text"${common}${needed} inputmode="decimal" value="${value}">`;
    case 'datetime':
      return html`<input type="datetime-local"${common}${needed} step="any" value="${value}">`;
    case 'text':
      return field.multiline === true
        ? html`<textarea${common}${needed}${limit('maxlength', field.maxLength)} rows="5"${readonly(field.fixed)}>${lineStart(value)}</textarea>`
        : html`<input${typeOf(field)}${common}${needed}${limit('maxlength', field.maxLength)}${readonly(field.fixed)} value="${value}">`;
  }
}

/** Browsers fill in no password of their own where a new one is asked for. */
function typeOf({ secret, type }: TextField): Html {
  return secret === true
    ? html` type="password" autocomplete="new-password"`
    : html` type="${type ?? 'text'}"`;
}

/** Parsers drop a line end right behind the tag: one more keeps the text's own. */
function lineStart(value: string): string {
  return value.startsWith('\n') || value.startsWith('\r') ? `\n${value}` : value;
}

function select(field: ChoiceField, value: string, attributes: Html): Html {
  const options = field.options.filter((option) => field.fixed !== true || option.value === value);
  const blank =
    field.required === true && value !== ''
      ? undefined
      : html`<option value="">${field.required === true ? 'Choose…' : '—'}</option>`;
  return html`<select${attributes}>${blank}${options.map(
    (option) =>
      html`<option value="${option.value}"${option.value === value ? html` selected` : ''}>${option.label}</option>`,
  )}</select>`;
}

function checkboxes(
  field: FormField & { readonly kind: 'choices' },
  chosen: readonly string[],
): readonly Html[] {
  if (field.options.length === 0) {
    return [html`<p class="help">There is nothing to choose from yet.</p>`];
  }
  return field.options.map((option, at) => {
    const id = idOf(`${field.name}.${at}`);
    const checked = chosen.includes(option.value) ? html` checked` : undefined;
    return html`<div class="check"><input type="checkbox" id="${id}" name="${field.name}" value="${option.value}"${checked}>
<label for="${id}">${option.label}</label></div>`;
  });
}

function described({ describedBy, invalid }: Description): Html {
  return html`${describedBy === undefined ? undefined : html` aria-describedby="${describedBy}"`}${invalid === true ? html` aria-invalid="true"` : undefined}`;
}

function limit(name: 'min' | 'max' | 'maxlength', value: number | undefined): Html | undefined {
  switch (name) {
    case 'min':
      return value === undefined ? undefined : html` min="${value}"`;
    case 'max':
      return value === undefined ? undefined : html` max="${value}"`;
    case 'maxlength':
      return value === undefined ? undefined : html` maxlength="${value}"`;
  }
}

function readonly(fixed: boolean | undefined): Html | undefined {
  return fixed === true ? html` readonly` : undefined;
}
