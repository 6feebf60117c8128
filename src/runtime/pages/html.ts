/** Markup that is safe to send as it stands. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a template; null, undefined and booleans leave nothing. */
export type HtmlValue = Html | string | number | boolean | null | undefined | readonly HtmlValue[];

/**
 * Markup with every value escaped; only other markup goes in as it is.
 *
 * @example html`<li class="${kind}">${name}</li>`
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = parts[0] ?? '';
  for (let at = 0; at < values.length; at += 1) {
    markup += write(values[at]) + (parts[at + 1] ?? '');
  }
  return new Html(markup);
}

/** Markup from a text of our own making; never from anything that came in. */
export function raw(markup: string): Html {
  return new Html(markup);
}

function write(value: HtmlValue): string {
  if (value instanceof Html) {
    return value.markup;
  }
  switch (typeof value) {
    case 'string':
      return escapeHtml(value);
    case 'number':
      return String(value);
    case 'object':
      return value === null ? '' : value.map(write).join('');
    default:
      return '';
  }
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
