import type { Expression } from '../../spec/expression.ts';
import type { BoundExpression, ExpressionType, Field } from '../declaration.ts';
import { bindExpression } from '../expression.ts';
import { typeOf, types } from '../expression-type.ts';
import type { Scope } from '../scope.ts';
import type { Site } from './site.ts';

/** Binds an expression and keeps what was found. */
export function bind(
  site: Site,
  expression: Expression,
  scope: Scope,
  expected?: ExpressionType,
): BoundExpression {
  const found = bindExpression(expression, scope, expected);
  site.findings.expressions.push(found);
  site.findings.diagnostics.push(...found.diagnostics);
  noteForeign(found.bound, site);
  return found.bound;
}

/** `Catalog.Status.Open`: what another context must hand out for it. */
export function noteForeign({ bindings }: BoundExpression, { directory }: Site): void {
  for (const binding of bindings.values()) {
    if (!('target' in binding) || binding.target.kind === 'child') continue;
    const { context } = binding.target;
    if (context !== undefined && context !== directory.context) {
      directory.named.add(binding.target);
    }
  }
}

/** A condition may be null, which is no: `product?.active`. */
export const bindCondition = (site: Site, expression: Expression, scope: Scope): BoundExpression =>
  bind(site, expression, scope, types.optional(types.boolean));

/** Checks a field that is filled by its name alone as if that had been written. */
export function bindName(site: Site, field: Field, scope: Scope): void {
  const { name, at } = field;
  const node = { type: 'Identifier', name, start: 0, end: name.length } as const;
  bind(site, { text: name, node, at }, scope, typeOf(field));
}
