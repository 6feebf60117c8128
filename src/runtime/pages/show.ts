import { type Html, html } from './html.ts';

/** Any value as a person reads it; nothing at all is a dash. */
export function show(value: unknown): Html {
  if (value === null || value === undefined || value === '') {
    return html`<span class="none">—</span>`;
  }
  switch (typeof value) {
    case 'boolean':
      return html`${value ? 'Yes' : 'No'}`;
    case 'string':
    case 'number':
      return html`${value}`;
    default:
      return showStructure(Object(value));
  }
}

function showStructure(value: object): Html {
  if (Array.isArray(value)) {
    return value.length === 0
      ? html`<span class="none">none</span>`
      : html`<ul>${value.map((element) => html`<li>${show(element)}</li>`)}</ul>`;
  }
  const json: unknown =
    'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : value;
  if (typeof json !== 'object' || json === null) {
    return show(json);
  }
  return html`<dl class="inner">${Object.entries(json).map(
    ([key, inner]) => html`<div><dt>${key}</dt><dd>${show(inner)}</dd></div>`,
  )}</dl>`;
}

/** A text of several lines. */
export function showLines(text: string | null | undefined): Html {
  return text ? html`<div class="lines">${text}</div>` : show(text);
}

/** `2026-01-31T10:00:00.000Z` as `2026-01-31 10:00:00 UTC`. */
export function showDatetime(text: string | null | undefined): Html {
  return text
    ? html`<time datetime="${text}">${text.slice(0, 10)} ${text.slice(11, 19)} UTC</time>`
    : show(text);
}

/** A link, for addresses that a browser may safely follow. */
export function showUri(text: string | null | undefined): Html {
  return text && /^(https?|mailto):/i.test(text)
    ? html`<a href="${text}" rel="noopener noreferrer nofollow">${text}</a>`
    : show(text);
}

export function showLink(label: unknown, href: string): Html {
  return html`<a href="${href}">${show(label)}</a>`;
}
