import type { At } from '../diagnostic.ts';
import type { Assignment } from './expression.ts';
import { assignments } from './expressions.ts';
import { mapped } from './grammar/form.ts';
import { keyed } from './grammar/keyed.ts';
import { child, type Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';

/** An event a command emits, with the values that are not filled by name. */
export interface Emission {
  readonly event: Name;
  readonly values: readonly Assignment[];
  readonly at: At;
}

const byName: Kind<Emission> = mapped(micro(pascalName), (event, { at }) => ({
  event,
  values: [],
  at,
}));

const withValues: Kind<readonly Emission[]> = keyed(
  'event',
  pascalName,
  mapped(assignments, (values, { at }) => ({ values, at })),
);

/** `Event`, `{ Event: { field: expression } }`, or a list of these. */
export const emissions: Kind<readonly Emission[]> = {
  empty: [],
  read: (node): readonly Emission[] => {
    const { value } = node;
    if (Array.isArray(value)) {
      return value.flatMap((item, index) => readOne(child(node, index, item)));
    }
    return readOne(node);
  },
  schema: (define) => {
    const one = { anyOf: [byName.schema(define), withValues.schema(define)] };
    return define('emission', () => ({ anyOf: [...one.anyOf, { type: 'array', items: one }] }));
  },
};

function readOne(node: Parameters<typeof byName.read>[0]): readonly Emission[] {
  if (isYamlMap(node.value)) return withValues.read(node) ?? [];
  const emission = byName.read(node);
  return emission === undefined ? [] : [emission];
}
