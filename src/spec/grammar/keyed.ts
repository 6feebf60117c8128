import type { Name } from '../name.ts';
import { child, type Kind } from './kind.ts';
import { type Micro, parseMicro } from './micro.ts';
import { emptyMapHint } from './record.ts';
import { isYamlMap } from './yaml-map.ts';

/**
 * A map whose keys are of one form, chosen by the user, and whose values are of one kind. It is
 * read as a list in the order of the file; the key goes into the property `field`.
 */
export function keyed<F extends string, N, T extends object>(
  field: F,
  key: Micro<N>,
  kind: Kind<T>,
): Kind<readonly (T & { readonly [P in F]: N })[]> {
  return entries(key, kind, (name, value) => ({ ...value, [field]: name }) as never);
}

/** Things by name: `name` is the key. */
export function things<T extends object>(
  key: Micro<Name>,
  kind: Kind<T>,
): Kind<readonly (T & { readonly name: Name })[]> {
  return entries(key, kind, (name, value) => ({ ...value, name }));
}

/** As `keyed`, with a say in what becomes of key and value. */
export function entries<N, T, R>(
  key: Micro<N>,
  kind: Kind<T>,
  make: (name: N, value: T) => R,
): Kind<readonly R[]> {
  return {
    empty: [],
    read: (node) => {
      const { value, at, reading } = node;
      if (!isYamlMap(value)) {
        reading.report('SPEC_VALUE', at, { wanted: 'a map', ...emptyMapHint(value) });
        return undefined;
      }
      return Object.keys(value).flatMap((text) => {
        const below = child(node, text, value[text]);
        const name = parseMicro(key, { text, at: { ...below.at, on: 'key' } }, reading);
        const read = kind.read(below);
        if (name !== undefined && read !== undefined) return [make(name, read)];
        reading.broken.push(text);
        return [];
      });
    },
    schema: (define) => ({
      type: 'object',
      ...(key.pattern === undefined ? {} : { propertyNames: { pattern: key.pattern } }),
      additionalProperties: kind.schema(define),
    }),
  };
}
