import type { Command, Emit, Outcome } from '../model/command.ts';
import type { Binding, BoundExpression } from '../model/declaration.ts';
import { oncePer } from './once-per.ts';

const valuesOf = ({ fill }: Emit): readonly BoundExpression[] =>
  fill.flatMap(({ from }) => (from.kind === 'expr' ? [from.value] : []));

const expressionsOf = ({ when, emit }: Outcome): readonly BoundExpression[] => [
  ...(when ? [when] : []),
  ...emit.flatMap(valuesOf),
];

/** The expressions that the aggregate itself evaluates: rules, conditions and payloads. */
export const decisionExpressions = oncePer(
  ({ require, outcomes }: Command): readonly BoundExpression[] => [
    ...require.map(({ condition }) => condition),
    ...outcomes.flatMap(expressionsOf),
  ],
);

const readsState = ({ kind, name }: Binding): boolean =>
  kind === 'state' ? name !== 'id' : kind === 'whole' && name === '$state';

/** Whether a second event of an outcome says something of the state as it was before the first. */
export const needsBefore = oncePer(({ outcomes }: Command): boolean =>
  outcomes.some(({ emit }) =>
    emit
      .slice(1)
      .some(({ fill }) =>
        fill.some(({ from }) =>
          from.kind === 'expr'
            ? [...from.value.bindings.values()].some(readsState)
            : from.kind === 'state' && from.name !== 'id',
        ),
      ),
  ),
);
