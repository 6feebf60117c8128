import type { BoundExpression, Field } from '../model/declaration.ts';
import { property } from './code-doc.ts';
import { answeredField } from './entity-json-field.ts';
import { type Printing, printExpression } from './expression.ts';
import type { Import } from './imports.ts';
import { propertyName } from './schema-text.ts';

/** What a method can be called on as it stands. */
const isPath = ({ node }: BoundExpression): boolean =>
  ['ArrayExpression', 'CallExpression', 'Identifier', 'MemberExpression'].includes(node.type);

/** A property of an object of JSON, made by an expression. */
export function computedLine(
  field: Field,
  computed: BoundExpression,
  printing: Pick<Printing, 'names' | 'context'>,
): { readonly text: string; readonly imports: readonly Import[] } {
  const key = `${propertyName(field.wire)}:`;
  const turned = answeredField(field, 'x', printing.context);
  if (turned.text === 'x') {
    const place = { indent: 4, column: 4 + key.length, after: ',' };
    const { text, imports } = printExpression(computed, { ...printing, as: 'assign', place });
    return { text: `    ${key}${text},`, imports };
  }
  const place = { indent: 4, width: Number.MAX_SAFE_INTEGER };
  const printed = printExpression(computed, { ...printing, place });
  const from = isPath(computed) ? printed.text : `(${printed.text})`;
  const { tail } = answeredField(field, from, printing.context);
  return {
    text: property(propertyName(field.wire), tail, 4),
    imports: [...printed.imports, ...turned.imports],
  };
}
