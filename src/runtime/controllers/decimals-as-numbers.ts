import type { FastifyInstance } from 'fastify';
import type { JsonSchema } from './json-schema.ts';

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (!isSchema(value)) return value;
  if (!('x-decimal' in value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, turned(inner)]));
  }
  const types = [value.type].flat();
  return { type: 'number', ...(types.includes('null') && { nullable: true }) };
}

/** A schema that answers are written with, its decimals as numbers: the serialiser converts them. */
export function withNumbers(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).map(([key, inner]) => [key, turned(inner)]));
}

/** Writes the decimals of every answer whose schema stands in its route as numbers. */
export function writeNumbers(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const response = route.schema?.response;
    if (isSchema(response)) route.schema = { ...route.schema, response: withNumbers(response) };
  });
}
