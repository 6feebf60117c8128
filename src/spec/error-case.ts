import type { At } from '../diagnostic.ts';
import { defined } from './grammar/form.ts';
import { entries } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { type Micro, micro } from './grammar/micro.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';

/** `OutOfStock: 409 not enough stock` */
export interface ErrorCase {
  readonly name: Name;
  readonly at: At;
  readonly status: number;
  readonly text: string;
}

const caseSyntax: Micro<Omit<ErrorCase, 'name'>> = {
  what: 'an error (status 4xx or 5xx, and its text)',
  example: '409 not enough stock',
  pattern: '^[45][0-9][0-9] +\\S',
  parse: (scanner) => {
    const status = scanner.take(/[45]\d\d(?= )/y);
    if (status === undefined || !scanner.take(/ +(?=\S)/y)) return undefined;
    return { status: Number(status.text), text: scanner.rest().text, at: scanner.at };
  },
};

export const errorCases: Kind<readonly ErrorCase[]> = defined(
  'errors',
  entries(pascalName, micro(caseSyntax), (name, error) => ({ name, ...error })),
);
