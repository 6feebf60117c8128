import type { At } from '../diagnostic.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { mapped } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { withAbout } from './grammar/with-about.ts';
import type { Name } from './name.ts';
import { camelName, pascalName } from './names.ts';
import { thingKeys } from './thing-keys.ts';

export interface Variant {
  readonly name: Name;
  readonly at: At;
  readonly fields: readonly Field[];
}

/** Variants told apart by `type`. */
export interface Union {
  readonly name: Name;
  readonly at: At;
  readonly variants: readonly Variant[];
  readonly was?: Name;
  readonly description?: string;
}

const variants = things(
  camelName,
  mapped(fields, (list, { at }) => ({ fields: list, at })),
);

/** `Payment: { card: { last4: string(4) }, cash: {} }` */
export const unions: Kind<readonly Union[]> = things(
  pascalName,
  withAbout(
    thingKeys,
    mapped(variants, (list, { at }) => ({ variants: list, at })),
  ),
);
