import type { Assignment, Expression } from './expression.ts';
import { defined } from './grammar/form.ts';
import { entries } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { scalarText } from './grammar/micro.ts';
import { camelName, headerName } from './names.ts';
import { parseExpression } from './parse-expression.ts';

/** An expression; `null` needs no quotes. */
export const expression: Kind<Expression> = {
  read: (node) => {
    const { value, at, reading } = node;
    if (typeof value === 'object' && value !== null) {
      const hint = 'quote an expression that starts with { or [';
      reading.report('SPEC_VALUE', at, { wanted: 'an expression', hint });
      return undefined;
    }
    const text = value === null ? 'null' : scalarText(node, 'an expression');
    return text === undefined ? undefined : parseExpression({ text, at }, reading);
  },
  schema: (define) =>
    define('expression', () => ({
      type: ['string', 'number', 'boolean', 'null'],
      description: 'A TypeScript expression, for example: lines.length > 0',
    })),
};

/** `name: expression`, in order. */
export const assignments: Kind<readonly Assignment[]> = defined(
  'assignments',
  entries(camelName, expression, (name, value) => ({ name, value })),
);

/** `Header: expression` */
export const headers: Kind<readonly Assignment[]> = entries(
  headerName,
  expression,
  (name, value) => ({ name, value }),
);
