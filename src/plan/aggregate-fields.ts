import type { Aggregate } from '../model/aggregate.ts';
import type { Field, Root } from '../model/declaration.ts';
import { storedFields } from './entity-fields.ts';
import { oncePer } from './once-per.ts';

/** Every field of the state that is stored: `id`, `status`, and the declared ones. */
export const stateFields = oncePer((aggregate: Aggregate): readonly Field[] => {
  const [id, ...others] = storedFields(aggregate);
  const status = aggregate.states ? [aggregate.states.field] : [];
  return id ? [id, ...status, ...others] : [];
});

/** The `unique` fields that commands find an aggregate by. */
export const lookUpFields = oncePer((aggregate: Aggregate): readonly Field[] => {
  const named = new Set(
    aggregate.commands.flatMap(({ target }) => (target.kind === 'unique' ? [target.field] : [])),
  );
  return aggregate.fields.filter((field) => named.has(field));
});

const isAggregate = (root: Root): root is Aggregate => root.kind === 'aggregate';

/** Whether it is kept as a row; the others are kept as their events. */
export const isStateStored = (root: Root): root is Aggregate =>
  isAggregate(root) && root.store === 'state';
