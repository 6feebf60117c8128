import { computedName } from './entity-computed.ts';
import { distinctLines } from './entity-distinct.ts';
import type { EntityScope } from './entity-scope.ts';
import { printExpression } from './expression.ts';
import { fieldsIn, rowNames, usesClock } from './expression-names.ts';
import type { Import } from './imports.ts';
import { oncePer } from './once-per.ts';
import { ruleText } from './rule-text.ts';

/** The function that checks what holds for every row. */
export interface Checks {
  /** Properties of `validate`: what the fields must be by themselves. */
  readonly fields: readonly string[];
  readonly rules: readonly { readonly broken: string; readonly error: string }[];
  readonly needsClock: boolean;
  /** The row must have its id. */
  readonly needsId: boolean;
  readonly imports: readonly Import[];
}

const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/domain' });

export const hasChecks = ({ fields, rules }: Checks): boolean =>
  fields.length > 0 || rules.length > 0;

/** What must hold of every row of an entity in code, over a variable that holds it. */
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
  const fields = distinctLines(entity);
  return {
    fields,
    rules: printed.map(({ broken, error }) => ({ broken: broken.text, error })),
    needsClock: entity.invariants.some(({ condition }) => usesClock(condition)),
    needsId: entity.invariants.some(({ condition }) =>
      fieldsIn(condition).includes(entity.identity.field),
    ),
    imports: [
      ...(fields.length > 0 ? [runtime('checkList'), runtime('validate')] : []),
      ...printed.flatMap(({ broken, imports }) => [...broken.imports, ...imports]),
    ],
  };
});
