import { type Html, html } from './html.ts';

export interface DeleteView {
  /** What is about to go: `Delete the product Chair?` */
  readonly question: string;
  readonly action: string;
  readonly cancel: string;
  readonly version?: number | undefined;
  /** Why it could not be deleted. */
  readonly problem?: string | undefined;
}

export function deleteView(view: DeleteView): Html {
  return html`<h1>${view.question}</h1>
${
  view.problem === undefined
    ? html`<p>This cannot be undone.</p>`
    : html`<div class="summary" role="alert"><h2>This could not be deleted</h2><p>${view.problem}</p></div>`
}
<form method="post" action="${view.action}">
${view.version === undefined ? undefined : html`<input type="hidden" name="_version" value="${view.version}">`}
<div class="actions"><button class="danger">Delete</button>
<a class="button" href="${view.cancel}">Cancel</a></div></form>`;
}
