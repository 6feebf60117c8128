import type { At } from '../diagnostic.ts';
import type { Kind } from './grammar/kind.ts';
import { isYamlMap } from './grammar/yaml-map.ts';

/** Plain data, as JSON would hold it: seed rows, examples, scenario payloads, bodies of errors. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** Data and where it stands; the place of a part of it is `within(data.at, ...keys)`. */
export interface Data {
  readonly value: Json;
  readonly at: At;
}

/** Any data at all. */
export const data: Kind<Data> = {
  read: ({ value, at, reading }) => {
    if (isJson(value)) return { value, at };
    reading.report('SPEC_VALUE', at, { wanted: 'data that JSON can hold' });
    return undefined;
  },
  schema: () => ({}),
};

function isJson(value: unknown): value is Json {
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return isYamlMap(value)
    ? Object.values(value).every(isJson)
    : value === null || ['string', 'boolean'].includes(typeof value);
}

/** A map of data. */
export const dataMap: Kind<Data> = {
  read: (node) => {
    if (isYamlMap(node.value)) return data.read(node);
    node.reading.report('SPEC_VALUE', node.at, { wanted: 'a map' });
    return undefined;
  },
  schema: () => ({ type: 'object' }),
};
