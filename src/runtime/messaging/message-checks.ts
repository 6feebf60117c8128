import type { JsonSchema } from '../controllers/json-schema.ts';
import { SchemaValidators } from '../controllers/schema-validators.ts';
import { ValidationError } from '../domain/index.ts';

/** Holds what messages say against schemas, as requests are. */
export class MessageChecks {
  readonly #validators: SchemaValidators;

  /** `shared`: the schemas that others refer to. */
  constructor(shared: readonly JsonSchema[]) {
    this.#validators = new SchemaValidators(shared);
  }

  /** What throws a ValidationError for data that is not as the schema wants it. */
  of(schema: JsonSchema): (data: unknown) => void {
    const validate = this.#validators.compile(schema, 'as it is');
    return (data) => {
      const fields = validate(data);
      if (fields !== undefined) throw new ValidationError(fields);
    };
  }
}
