import { assignmentLayout } from './assignment-layout.ts';
import { canBreak, type Doc, group, indent, line, printDoc } from './doc.ts';
import { expressionLayout } from './expression-layout.ts';
import { parsedCode } from './parsed-code.ts';
import { statementLayout } from './statement-layout.ts';
import type { TsExpression } from './ts-expression.ts';

const statement = { kind: 'statement' } as const;

type Way = (head: string, value: TsExpression) => Doc;

function assigned(head: string, value: TsExpression): Doc {
  const right = expressionLayout(value, { parent: statement, as: 'assign' });
  const standing = { parent: statement, as: 'assign' };
  return assignmentLayout(head, { value, standing, right });
}

function keyed(head: string, value: TsExpression): Doc {
  const as = head.length <= 5 ? 'short' : 'property';
  const standing = { parent: { kind: 'object', items: [] } as const, as };
  return assignmentLayout(head, { value, standing, right: expressionLayout(value, standing) });
}

const returned: Way = (head, value) => [head, ' ', statementLayout(value, 'return')];

const bare: Way = (_, value) => expressionLayout(value, { parent: statement, as: '' });

const item: Way = (_, value) => {
  const parent = { kind: 'array', items: [] } as const;
  return expressionLayout(value, { parent, as: 'item' });
};

/** What a line may be: its head, its expression, and how that is laid out behind it. */
const ways: readonly { readonly shape: RegExp; readonly way: Way; readonly end: string }[] = [
  { shape: /^(const (?:\w+|\{[^=]*\}) =) (.*);$/, way: assigned, end: ';' },
  { shape: /^(this\.#?[\w.]+ =) (.*);$/, way: assigned, end: ';' },
  { shape: /^(return|throw) (.*);$/, way: returned, end: ';' },
  { shape: /^()((?:await |[\w.#]+\().*);$/, way: bare, end: ';' },
  { shape: /^([\w$]+:|'[^']*':) (.*),$/, way: keyed, end: ',' },
  { shape: /^()(.*),$/, way: item, end: ',' },
];

function lineDoc(text: string): { readonly doc: Doc; readonly end: string } | undefined {
  const [, test = '', then = ''] = /^(if \(.*?\)) ((?:return|throw) .*;)$/.exec(text) ?? [];
  if (test !== '') {
    const inner = lineDoc(then);
    return { doc: group([test, indent(line, inner ? [inner.doc, inner.end] : then)]), end: '' };
  }
  for (const { shape, way, end } of ways) {
    const [, head = '', code = ''] = shape.exec(text) ?? [];
    const value =
      code === '' ? undefined : code.startsWith('...') ? spread(code) : parsedCode(code);
    // What looks like a property is a parameter then.
    if (way === keyed && value?.kind === 'name' && /^[A-Z]/.test(value.text)) return undefined;
    if (value) return { doc: way(head, value), end };
  }
  return undefined;
}

function spread(code: string): TsExpression | undefined {
  const of = parsedCode(code.slice(3));
  return of && { kind: 'spread', of };
}

/**
 * A line that is too long, on several as the formatter would write it; undefined where it is not a
 * whole statement, property or item.
 */
export function longLine(text: string): string | undefined {
  const body = text.trimStart();
  const margin = text.length - body.length;
  const found = lineDoc(body);
  if (found === undefined || !canBreak(found.doc)) return undefined;
  const { doc, end } = found;
  return `${text.slice(0, margin)}${printDoc(doc, { indent: margin, after: end })}${end}`;
}
