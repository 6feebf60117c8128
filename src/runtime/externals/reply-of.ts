import type { JsonSchema } from '../controllers/json-schema.ts';
import { SchemaValidators } from '../controllers/schema-validators.ts';
import { ValidationError } from '../domain/index.ts';

/**
 * A reader of answers that have to fit a schema; `schemas` are those it refers to.
 *
 * @example decode: replyOf<ChargeReplyJson>(chargeReplySchema)
 */
export function replyOf<T>(
  schema: JsonSchema,
  schemas: readonly JsonSchema[] = [],
): (json: unknown) => T {
  const validate = new SchemaValidators(schemas).compile(schema, 'as it is');
  return (json) => {
    const problems = validate(json);
    if (problems !== undefined) throw new ValidationError(problems);
    // The schema says what T is.
    return json as T;
  };
}
