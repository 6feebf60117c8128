import type { At } from '../diagnostic.ts';
import type { Index } from './columns.ts';
import { indexes } from './columns.ts';
import type { Assignment, Expression } from './expression.ts';
import { assignments, expression } from './expressions.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined, either, mapped } from './grammar/form.ts';
import { entries, things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { bool, choice } from './grammar/plain.ts';
import { optional, record, required, standard } from './grammar/record.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import type { Name, QualifiedName } from './name.ts';
import { pascalName } from './names.ts';
import { qualifiedName } from './qualified-name.ts';
import { thingKeys } from './thing-keys.ts';

export type ViewHandler = { readonly event: QualifiedName; readonly at: At } & (
  | { readonly kind: 'delete' }
  | {
      readonly kind: 'update';
      readonly key: readonly Assignment[];
      readonly when?: Expression;
      readonly set?: readonly Assignment[];
      readonly code: boolean;
    }
);

/** A read model kept by events. */
export interface View {
  readonly name: Name;
  readonly at: At;
  readonly key: readonly Field[];
  readonly fields: readonly Field[];
  readonly indexes: readonly Index[];
  readonly sync: boolean;
  readonly on: readonly ViewHandler[];
  readonly was?: Name;
  readonly description?: string;
}

type Removal = Omit<Extract<ViewHandler, { kind: 'delete' }>, 'event'>;
type Update = Omit<Extract<ViewHandler, { kind: 'update' }>, 'event'>;

const update: Kind<Update> = mapped(
  record({
    key: standard(assignments, [], 'Key columns that do not come from the event by name.'),
    when: optional(expression, 'Only when this holds.'),
    set: optional(assignments, 'Columns and their values; expressions see the old row.'),
    code: standard(bool, false, 'true: written by hand.'),
  }),
  (found) => ({ kind: 'update' as const, ...found }),
);

const removal: Kind<Removal> = mapped(choice('delete'), (kind, { at }) => ({ kind, at }));

const handlers: Kind<readonly ViewHandler[]> = entries(
  qualifiedName,
  either<Update, Removal>(isYamlMap, update, removal),
  (event, handler): ViewHandler => ({ event, ...handler }),
);

const view = record({
  ...thingKeys,
  key: required(fields, 'One or more columns.'),
  fields: required(fields, 'The other columns.'),
  indexes: standard(indexes, [], 'Indexes of its table.'),
  sync: standard(bool, false, 'true: in the same transaction as the event (own context only).'),
  on: required(handlers, 'What each event does: delete, or { key, when, set, code }.'),
});

export const views: Kind<readonly View[]> = things(pascalName, defined('view', view));
