import { computedName } from './entity-computed.ts';
import type { EntityScope } from './entity-scope.ts';
import { printExpression } from './expression.ts';
import { fieldsIn, rowNames, usesClock } from './expression-names.ts';
import type { Import } from './imports.ts';
import { oncePer } from './once-per.ts';
import { ruleText } from './rule-text.ts';

/** The function that checks what holds for every row. */
export interface Checks {
  readonly rules: readonly { readonly broken: string; readonly error: string }[];
  readonly needsClock: boolean;
  /** The row must have its id. */
  readonly needsId: boolean;
  readonly imports: readonly Import[];
}

/** The invariants of an entity in code, over a variable that holds its row. */
export const entityChecks = oncePer(({ entity, model, names: { one } }: EntityScope): Checks => {
  const names = rowNames({
    row: one,
    computed: (field) => `${computedName(entity, field)}(${one})`,
  });
  const printed = entity.invariants.map((rule) => ({
    ...ruleText(rule, model, entity.context),
    broken: printExpression(rule.condition, {
      names,
      context: entity.context,
      negated: true,
      place: { indent: 2, column: 6, after: ') {' },
    }),
  }));
  return {
    rules: printed.map(({ broken, error }) => ({ broken: broken.text, error })),
    needsClock: entity.invariants.some(({ condition }) => usesClock(condition)),
    needsId: entity.invariants.some(({ condition }) =>
      fieldsIn(condition).includes(entity.identity.field),
    ),
    imports: printed.flatMap(({ broken, imports }) => [...broken.imports, ...imports]),
  };
});
