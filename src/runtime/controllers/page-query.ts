import type { JsonSchema } from './json-schema.ts';

/** The query parameters of a list: spread into the properties of its `querystring`. */
export function pageQuery(size: number, most: number): { limit: JsonSchema; offset: JsonSchema } {
  return {
    limit: {
      type: 'integer',
      minimum: 1,
      maximum: most,
      default: size,
      description: 'How many to answer',
    },
    offset: {
      type: 'integer',
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      default: 0,
      description: 'How many to pass over',
    },
  };
}
