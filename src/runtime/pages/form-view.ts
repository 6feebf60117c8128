import type { FieldErrors } from '../domain/index.ts';
import { labelOf } from './field-label.ts';
import { formFields } from './form-controls.ts';
import type { FormField, FormValues } from './form-field.ts';
import { type Html, html } from './html.ts';
import { idOf } from './input-id.ts';

export interface FormView {
  readonly title: string;
  /** Where the form is sent. */
  readonly action: string;
  readonly fields: readonly FormField[];
  readonly values: FormValues;
  /** By path of the field; `''` and paths without a control are told above the form. */
  readonly errors?: FieldErrors;
  /** Where to go without saving. */
  readonly cancel: string;
  /** The word on the button; default `Save`. */
  readonly submit?: string;
  /** The version that the change goes on from. */
  readonly version?: number | undefined;
  /** Whether secrets left empty stay as they are. */
  readonly keepsSecrets?: boolean;
}

/** A form with what was typed, and each problem beside its field. Browsers leave all checking to us. */
export function formView(view: FormView): Html {
  const errors = view.errors ?? {};
  return html`<h1>${view.title}</h1>
${summary(errors, view.fields)}
<form method="post" action="${view.action}" novalidate>
<button class="default" tabindex="-1" aria-hidden="true">${view.submit ?? 'Save'}</button>
${view.version === undefined ? undefined : html`<input type="hidden" name="_version" value="${view.version}">`}
${formFields(view.fields, { values: view.values, errors, keepsSecrets: view.keepsSecrets })}
<div class="actions"><button class="primary">${view.submit ?? 'Save'}</button>
<a class="button" href="${view.cancel}">Cancel</a></div>
</form>`;
}

/** All problems at the top, each a link to its field. */
function summary(errors: FieldErrors, fields: readonly FormField[]): Html | undefined {
  const problems = Object.entries(errors);
  if (problems.length === 0) {
    return undefined;
  }
  return html`<div class="summary" role="alert"><h2>This could not be saved</h2><ul>${problems.map(
    ([path, messages]) =>
      html`<li>${
        path === ''
          ? messages.join('; ')
          : html`<a href="#${idOf(path)}">${labelOf(fields, path)}</a> ${messages.join('; ')}`
      }</li>`,
  )}</ul></div>`;
}
