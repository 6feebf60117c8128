import type { At } from '../diagnostic.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined, either, mapped } from './grammar/form.ts';
import type { Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import { shapeSyntax } from './shape-syntax.ts';
import type { Shape } from './type-ref.ts';

/** A type, or fields filled by name or by `:=`. */
export type Returns =
  | ({ readonly kind: 'type' } & Shape)
  | { readonly kind: 'fields'; readonly fields: readonly Field[]; readonly at: At };

/** `Money`, or `{ token: string }`. */
export const returns: Kind<Returns> = defined(
  'returns',
  either(
    isYamlMap,
    mapped(fields, (list, { at }) => ({ kind: 'fields' as const, fields: list, at })),
    mapped(micro(shapeSyntax), (shape) => ({ kind: 'type' as const, ...shape })),
  ),
);
