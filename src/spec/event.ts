import type { At } from '../diagnostic.ts';
import type { Assignment } from './expression.ts';
import { assignments } from './expressions.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined, either, mapped } from './grammar/form.ts';
import { entries, things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { type Micro, micro } from './grammar/micro.ts';
import { bool, choice, whole } from './grammar/plain.ts';
import { optional, record, required, standard } from './grammar/record.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import type { Name } from './name.ts';
import { camelName, pascalName } from './names.ts';
import { thingKeys } from './thing-keys.ts';

/** How a stored event of an older version is read: by these changes, or by hand (`code`). */
export type Upcast = { readonly from: number; readonly at: At } & (
  | { readonly kind: 'code' }
  | {
      readonly kind: 'changes';
      readonly rename: readonly { readonly old: Name; readonly new: Name }[];
      readonly set: readonly Assignment[];
      readonly drop: readonly Name[];
    }
);

export interface Event {
  readonly name: Name;
  readonly at: At;
  readonly fields: readonly Field[];
  readonly apply?: readonly Assignment[];
  readonly code: boolean;
  readonly version: number;
  readonly upcast: readonly Upcast[];
  readonly was?: Name;
  readonly description?: string;
}

type Changes = Omit<Extract<Upcast, { kind: 'changes' }>, 'from'>;
type ByHand = Omit<Extract<Upcast, { kind: 'code' }>, 'from'>;

const version: Micro<number> = {
  what: 'a version',
  example: '1',
  pattern: '^[1-9][0-9]*$',
  parse: (scanner) => {
    const digits = scanner.take(/[1-9]\d{0,8}/y);
    return digits && Number(digits.text);
  },
};

const renames = entries(camelName, micro(camelName), (old, name) => ({ old, new: name }));

const changes: Kind<Changes> = mapped(
  record({
    rename: standard(renames, [], 'Old field names and their new ones.'),
    set: standard(assignments, [], 'Values of new fields.'),
    drop: standard(list(micro(camelName)), [], 'Fields that are gone.'),
  }),
  (found) => ({ kind: 'changes' as const, ...found }),
);

const byHand: Kind<ByHand> = mapped(choice('code'), (kind, { at }) => ({ kind, at }));

const upcasts: Kind<readonly Upcast[]> = entries(
  version,
  either<Changes, ByHand>(isYamlMap, changes, byHand),
  (from, upcast): Upcast => ({ from, ...upcast }),
);

const longForm = record({
  ...thingKeys,
  fields: required(fields, 'Its payload; the id of the aggregate is added.'),
  apply: optional(assignments, 'State fields it replaces; same-named ones are set anyway.'),
  code: standard(bool, false, 'true: apply is written by hand.'),
  version: standard(whole(1), 1, 'Goes up when its stored form changes.'),
  upcast: standard(upcasts, [], 'How each older version is read.'),
});

const shortForm = mapped(fields, (list, { at }) => ({
  fields: list,
  code: false,
  version: 1,
  upcast: [],
  at,
}));

/** Fields alone, or a map that has the key `fields`. */
export const events: Kind<readonly Event[]> = things(
  pascalName,
  defined('event', either(isLong, longForm, shortForm)),
);

function isLong(value: unknown): boolean {
  return isYamlMap(value) && Object.hasOwn(value, 'fields');
}
