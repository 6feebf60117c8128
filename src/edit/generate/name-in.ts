import { PlinthError } from '../../errors.ts';
import { camel, kebab, pascal } from '../../plan/names.ts';

export type NameCase = 'pascal' | 'camel' | 'kebab' | 'channel';

const cases: Readonly<Record<NameCase, { pattern: RegExp; put: (text: string) => string }>> = {
  pascal: { pattern: /^[A-Z][A-Za-z0-9]*$/, put: pascal },
  camel: { pattern: /^[a-z][A-Za-z0-9]*$/, put: camel },
  kebab: { pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, put: kebab },
  channel: { pattern: /^[A-Za-z0-9][A-Za-z0-9_.-]*$/, put: kebab },
};

const EXAMPLES: Readonly<Record<NameCase, string>> = {
  pascal: 'OrderLine',
  camel: 'orderLine',
  kebab: 'order-service',
  channel: 'order_commands',
};

/** The name in the case that its kind has. @example nameIn('pascal', 'order-line') // 'OrderLine' */
export function nameIn(nameCase: NameCase, text: string): string {
  const { pattern, put } = cases[nameCase];
  if (pattern.test(text)) return text;
  const name = /^[\p{L}\p{N}\s_-]+$/u.test(text) ? put(text) : '';
  if (pattern.test(name)) return name;
  throw new PlinthError('NAME_UNFIT', `"${text}" cannot be a name`, {
    hint: `letters and digits, for example ${EXAMPLES[nameCase]}`,
  });
}
