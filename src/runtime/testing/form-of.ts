import type { FormValues } from '../pages/form-field.ts';

/** A form on one of the pages, as a browser holds it. */
export interface OpenForm {
  /** What it would send. */
  readonly values: FormValues;
  /** What is wrong with a control, told beside it; by the control's name. */
  readonly problems: Readonly<Record<string, string>>;
}

type Attributes = ReadonlyMap<string, string>;

// Sound for our own pages alone: every value in them is escaped and stands in double quotes.
const controls =
  /<input ([^>]*)>|<textarea ([^>]*)>([\s\S]*?)<\/textarea>|<select ([^>]*)>([\s\S]*?)<\/select>/g;

/**
 * The form on a page, to be changed and sent on.
 * @example const { values } = formOf(page.text); await client.submit(address, { ...values, name: 'Chair' })
 */
export function formOf(page: string): OpenForm {
  const main = page.slice(Math.max(0, page.indexOf('<main')));
  const values = new Map<string, string | readonly string[]>();
  const problems = new Map<string, string>();
  for (const [, input, area, text = '', select, options = ''] of main.matchAll(controls)) {
    const attributes = attributesOf(input ?? area ?? select ?? '');
    const name = attributes.get('name');
    if (name === undefined) continue;
    const value = sentValue(attributes, { input, area, text, options });
    if (value !== undefined) values.set(name, joined(values.get(name), value));
    const problem = problemBeside(attributes, main);
    if (problem !== undefined) problems.set(name, problem);
  }
  return { values: Object.fromEntries(values), problems: Object.fromEntries(problems) };
}

interface Control {
  readonly input: string | undefined;
  readonly area: string | undefined;
  readonly text: string;
  readonly options: string;
}

/** Undefined: nothing is sent. */
function sentValue(attributes: Attributes, control: Control): string | undefined {
  if (control.input !== undefined) {
    const isBox = attributes.get('type') === 'checkbox';
    return isBox && !attributes.has('checked') ? undefined : (attributes.get('value') ?? '');
  }
  if (control.area !== undefined) return unescapeHtml(control.text.replace(/^\n/, ''));
  const options = [...control.options.matchAll(/<option ([^>]*)>/g)].map(([, text = '']) =>
    attributesOf(text),
  );
  const chosen = options.find((option) => option.has('selected')) ?? options[0];
  return chosen?.get('value');
}

const joined = (
  known: string | readonly string[] | undefined,
  value: string,
): string | readonly string[] => (known === undefined ? value : [known, value].flat());

function problemBeside(attributes: Attributes, main: string): string | undefined {
  const ids = attributes.get('aria-describedby')?.split(' ') ?? [];
  const id = ids.find((one) => one.endsWith('-error'));
  const start = id === undefined ? -1 : main.indexOf(`<p class="error" id="${id}">`);
  if (start < 0) return undefined;
  return unescapeHtml(main.slice(main.indexOf('>', start) + 1, main.indexOf('</p>', start)));
}

function attributesOf(text: string): Attributes {
  const found = text.matchAll(/([\w-]+)(?:="([^"]*)")?/g);
  return new Map([...found].map(([, name = '', value = '']) => [name, unescapeHtml(value)]));
}

const signs: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

const unescapeHtml = (text: string): string =>
  text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (sign) => signs[sign] ?? sign);
