import type { FastifySchemaCompiler } from 'fastify';
import { type FieldErrors, NotFound, ValidationError } from '../domain/index.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Reading, SchemaValidators, Validate } from './schema-validators.ts';

const readings: Readonly<Record<string, Reading>> = {
  body: 'as it is',
  params: 'read',
  querystring: 'read',
  headers: 'read',
};

/** Compiles what Fastify checks requests with; answers errors as the application tells them. */
export function validatorCompiler(validators: SchemaValidators): FastifySchemaCompiler<JsonSchema> {
  return ({ schema, httpPart }) => {
    const validate = validators.compile(schema, readings[httpPart ?? 'body'] ?? 'as it is');
    return (data: unknown) => {
      const fields = validate(data);
      if (fields === undefined) {
        return true;
      }
      // An address of the wrong form leads to nothing.
      return { error: httpPart === 'params' ? new NotFound() : new ValidationError(fields) };
    };
  };
}

/** Checks data that did not come as a body of JSON against a shared schema. */
export function inputChecker(validators: SchemaValidators) {
  const known = new Map<string, Validate>();
  return (schema: string, data: unknown): FieldErrors | undefined => {
    const validate = known.get(schema) ?? validators.compile({ $ref: `${schema}#` }, 'as it is');
    known.set(schema, validate);
    return validate(data);
  };
}
