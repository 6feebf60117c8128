import { type Html, type HtmlValue, html } from './html.ts';

export interface DetailView {
  readonly title: string;
  readonly fields: readonly { readonly label: string; readonly value: HtmlValue }[];
  /** Where it can be changed and deleted; left out = it cannot. */
  readonly edit?: string | undefined;
  readonly remove?: string | undefined;
  readonly back: { readonly label: string; readonly href: string };
}

export function detailView(view: DetailView): Html {
  return html`<nav class="back"><a href="${view.back.href}">← ${view.back.label}</a></nav>
<div class="heading"><h1>${view.title}</h1><div class="actions">
${view.edit === undefined ? undefined : html`<a class="button primary" href="${view.edit}">Edit</a>`}
${view.remove === undefined ? undefined : html`<a class="button danger" href="${view.remove}">Delete</a>`}
</div></div>
<dl>${view.fields.map(
    ({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>
`,
  )}</dl>`;
}
