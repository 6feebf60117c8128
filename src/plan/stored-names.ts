import type { Model } from '../model/model.ts';
import { tellsOfRows } from './entity-events.ts';
import type { MigrationStep } from './migration-step.ts';
import { kebab } from './names.ts';

interface Category {
  readonly name: string;
  readonly former: readonly string[];
}

interface Named {
  readonly name: string;
  readonly was: string | undefined;
}

const namesOf = ({ name, was }: Named): readonly string[] =>
  was === undefined ? [name] : [name, was];

/** Under what the events of each thing are kept, and were kept before it was renamed. */
function categoriesOf({ contexts }: Model): readonly Category[] {
  return contexts.flatMap((context) =>
    [...context.aggregates, ...context.entities.filter(tellsOfRows)].map((thing) => {
      const [name = '', ...former] = namesOf(context).flatMap((place) =>
        namesOf(thing).map((own) => `${kebab(place)}.${kebab(own)}`),
      );
      return { name, former };
    }),
  );
}

/** What a lock remembers of it. @example 'category sales.order' */
export const storedNames = (model: Model): ReadonlySet<string> =>
  new Set(categoriesOf(model).map(({ name }) => `category ${name}`));

/** What files events of renamed things under their new names; what they say stays as it is. */
export function categorySteps(model: Model, stored: ReadonlySet<string>): readonly MigrationStep[] {
  const isStored = (name: string): boolean => stored.has(`category ${name}`);
  return categoriesOf(model).flatMap(({ name, former }): readonly MigrationStep[] => {
    const from = former.find(isStored);
    return from === undefined || isStored(name)
      ? []
      : [{ change: { kind: 'rename-category', category: from, to: name } }];
  });
}
