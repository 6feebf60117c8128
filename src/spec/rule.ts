import type { At } from '../diagnostic.ts';
import type { Expression } from './expression.ts';
import { defined } from './grammar/form.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { type Micro, micro } from './grammar/micro.ts';
import type { Name } from './name.ts';
import { parseExpression } from './parse-expression.ts';

/** `condition else ErrorName` */
export interface Rule {
  readonly condition: Expression;
  readonly error: Name;
  readonly at: At;
}

const separator = ' else ';

/** Split at the last ` else `. */
const ruleSyntax: Micro<Rule> = {
  what: 'a rule (condition else Error)',
  example: 'lines.length > 0 else EmptyOrder',
  pattern: ' else [A-Z][A-Za-z0-9]*$',
  parse: (scanner) => {
    const split = scanner.text.lastIndexOf(separator);
    scanner.pos = scanner.text.length;
    if (split <= 0) return undefined;
    const condition = scanner.part(0, split);
    scanner.pos = split + separator.length;
    const error = scanner.take(/[A-Z][A-Za-z0-9]*/y);
    if (error === undefined || !scanner.done) return undefined;
    return { condition: parseExpression(condition, scanner.reading), error, at: scanner.at };
  },
};

export const rules: Kind<readonly Rule[]> = defined('rules', list(micro(ruleSyntax)));
