import type { Model } from '../model/model.ts';
import type { Query } from '../model/query.ts';
import { oncePer } from './once-per.ts';
import type { Placed } from './paths.ts';
import { wholeOf } from './sight.ts';

/** The names that the schemas of one thing take, when the thing is called `name`. */
const namesOf = ({ kind }: Placed, name: string): readonly string[] =>
  kind === 'entity'
    ? ['', 'Page', 'Part', 'Row']
        .map((end) => name + end)
        .concat(`New${name}`, `${name}Replacement`, `${name}Changes`)
    : [name];

/** The aggregate or view whose rows a query answers. */
const answeredBy = ({ body }: Query): readonly Placed[] =>
  body.kind === 'from' && body.source.kind !== 'entity' ? [body.source] : [];

/** How many things of an app want each name. */
const countNames = oncePer((model: Model): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const homes = [model.shared, ...model.contexts];
  const things: readonly Placed[] = [
    ...homes.flatMap((home) => [...home.enums, ...home.unions, ...home.values]),
    ...model.contexts.flatMap((context) => [...context.entities, ...context.queries]),
    ...new Set(model.contexts.flatMap(({ queries }) => queries.flatMap(answeredBy))),
  ];
  for (const name of things.flatMap((thing) => namesOf(thing, thing.name))) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
});

/** The names that more than one thing of an app wants. */
export const sharedNames = (model: Model): readonly string[] =>
  [...countNames(model)].flatMap(([name, count]) => (count > 1 ? [name] : []));

const namesIn = oncePer((model: Model) => {
  const counts = countNames(model);
  return oncePer((thing: Placed): string => {
    const isAlone = namesOf(thing, thing.name).every((name) => counts.get(name) === 1);
    return isAlone || thing.context === undefined ? thing.name : `${thing.context}${thing.name}`;
  });
});

/**
 * The `$id` of a thing's JSON Schema, and its name in the OpenAPI document: its own name where no
 * other thing of the app needs it, else with the context before it.
 *
 * @example schemaName(money, model) // 'Money', or 'PolicyManagementMoney' beside a shared Money
 */
export const schemaName = (thing: Placed, model: Model): string => namesIn(wholeOf(model))(thing);
