import { contextFile } from './context.ts';
import type { Define, JsonSchema } from './grammar/json-schema.ts';
import { rootFile } from './spec.ts';

/** The JSON Schema of the language, made from the tables that the parser reads by. */
export function languageSchema(): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const define: Define = (name, schema) => {
    if (!Object.hasOwn(definitions, name)) {
      definitions[name] = {};
      definitions[name] = schema();
    }
    return { $ref: `#/definitions/${name}` };
  };
  const root = define('rootFile', () => rootFile.schema(define));
  const context = define('contextFile', () => contextFile.schema(define));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'plinth.yaml',
    description:
      'An application as plinth reads it, or (with the key context) one included context.',
    type: 'object',
    if: { type: 'object', properties: { context: {} }, required: ['context'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: context,
    else: root,
    definitions,
  };
}

/** The text of schema/plinth.schema.json. */
export function schemaText(): string {
  return `${JSON.stringify(languageSchema(), null, 2)}\n`;
}
