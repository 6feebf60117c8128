import type { At } from '../diagnostic.ts';
import type { Data } from './data.ts';
import { data } from './data.ts';
import { either, mapped } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { optional, record, required } from './grammar/record.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';
import { typeSyntax } from './shape-syntax.ts';
import { thingKeys } from './thing-keys.ts';
import type { TypeRef } from './type-ref.ts';

/** `Sku: string(/^[A-Z]{3}$/)`: a name for a type with its constraints. */
export interface TypeAlias {
  readonly name: Name;
  readonly at: At;
  readonly type: TypeRef;
  readonly was?: Name;
  readonly description?: string;
  readonly example?: Data;
}

const shortForm = mapped(micro(typeSyntax), (type, { at }) => ({ type, at }));

const longForm = record({
  type: required(micro(typeSyntax), 'The type it stands for, with its constraints.'),
  example: optional(data, 'A value used in tests and API documents.'),
  ...thingKeys,
});

export const typeAliases: Kind<readonly TypeAlias[]> = things(
  pascalName,
  either(isYamlMap, longForm, shortForm),
);
