import type { At } from '../diagnostic.ts';
import { type Data, data, type Json } from './data.ts';
import { defined, either, mapped } from './grammar/form.ts';
import { keyed } from './grammar/keyed.ts';
import type { Kind, Node } from './grammar/kind.ts';
import type { Micro } from './grammar/micro.ts';
import { whole } from './grammar/plain.ts';
import { bareRecord, optional, required } from './grammar/record.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import type { Name } from './name.ts';
import { nearest } from './nearest.ts';
import { within } from './within.ts';

/** The body answered for an error, a status or everything else (`default`). */
export interface ErrorTemplate {
  readonly on: { readonly at: At } & (
    | { readonly kind: 'error'; readonly name: Name }
    | { readonly kind: 'status'; readonly status: number }
    | { readonly kind: 'default' }
  );
  /** Another status than the error's own. */
  readonly status?: number;
  readonly body: Data;
  readonly at: At;
}

export const placeholders = ['status', 'code', 'title', 'detail', 'fields', 'timestamp'] as const;

const templateKey: Micro<ErrorTemplate['on']> = {
  what: 'an error name, a status or default',
  example: 'Validation',
  pattern: '^([A-Z][A-Za-z0-9]*|[45][0-9][0-9]|default)$',
  parse: (scanner) => {
    const { at } = scanner;
    if (scanner.text === 'default') {
      scanner.rest();
      return { kind: 'default', at };
    }
    const status = scanner.take(/[45]\d\d$/y);
    if (status) return { kind: 'status', status: Number(status.text), at };
    const name = scanner.take(/[A-Z][A-Za-z0-9]*/y);
    return name && { kind: 'error', name, at };
  },
};

const template: Kind<Data> = mapped(data, (found, node) => {
  reportPlaceholders(found.value, node);
  return found;
});

const longForm = bareRecord({
  status: optional(whole(400, 599), "Another status than the error's own."),
  body: required(template, 'The body answered.'),
});

const body = either(
  isLongForm,
  mapped(longForm, (long, { at }) => ({ ...long, at })),
  mapped(template, (found, { at }) => ({ body: found, at })),
);

export const errorTemplates: Kind<readonly ErrorTemplate[]> = keyed(
  'on',
  templateKey,
  defined('errorTemplate', body),
);

function isLongForm(value: unknown): boolean {
  if (!isYamlMap(value)) return false;
  const keys = Object.keys(value);
  if (keys.some((key) => key !== 'status' && key !== 'body')) return false;
  return Object.hasOwn(value, 'body') || Number.isInteger(value.status);
}

function reportPlaceholders(value: Json, { at, reading }: Pick<Node, 'at' | 'reading'>) {
  if (typeof value === 'string') {
    for (const match of value.matchAll(/\$([A-Za-z]+)/g)) {
      const [text, word = ''] = match;
      if (placeholders.some((placeholder) => placeholder === word)) continue;
      const near = nearest(word, placeholders);
      const span = [match.index, match.index + text.length] as const;
      const wanted = `equal to one of the allowed values: $${placeholders.join(', $')}`;
      reading.report('SPEC_VALUE', { ...at, span }, { wanted, near: near && `$${near}` });
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      const step = Array.isArray(value) ? Number(key) : key;
      reportPlaceholders(part, { at: within(at, step), reading });
    }
  }
}
