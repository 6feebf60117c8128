import type { Aggregate } from '../model/aggregate.ts';
import { aggregateNames } from './aggregate-names.ts';
import type { AggregateScope } from './aggregate-scope.ts';
import { isList } from './entity-fields.ts';
import { isEmbedded, needsOf } from './entity-needs.ts';
import { stringLiteral } from './escape.ts';
import type { Import } from './imports.ts';
import { pascal } from './names.ts';
import { columnName } from './paths.ts';
import { elementText } from './type-text.ts';

/** What finds the states of several aggregates at once. */
export interface StatesView {
  /** The interface. @example 'ClubStates' */
  readonly port: string;
  readonly state: string;
  readonly byIds: boolean;
  readonly by: readonly {
    /** @example 'findByShop' */
    readonly method: string;
    readonly field: string;
    readonly column: string;
    readonly type: string;
    readonly isList: boolean;
  }[];
  readonly imports: readonly Import[];
}

/** What the answers of others take the states from. */
export const statesPort = (aggregate: Aggregate): string =>
  `${aggregateNames(aggregate).type}States`;

/** Null: nobody puts its states into his answers. */
export function statesView({ aggregate, model, names }: AggregateScope): StatesView | null {
  if (!isEmbedded(aggregate, model)) return null;
  const { byIds, by } = needsOf(aggregate, model);
  const types = by.map((field) =>
    elementText(field.type, { form: 'domain', context: aggregate.context }),
  );
  return {
    port: statesPort(aggregate),
    state: names.state,
    byIds,
    by: by.map((field, at) => ({
      method: `findBy${pascal(field.name)}`,
      field: field.name,
      column: stringLiteral(columnName(field.name)),
      type: types[at]?.text ?? '',
      isList: isList(field),
    })),
    imports: types.flatMap(({ imports }) => imports),
  };
}
