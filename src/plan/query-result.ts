import type { Field, Shape } from '../model/declaration.ts';
import { below, property } from './code-doc.ts';
import { answeredField, isAnsweredOtherwise } from './entity-json-field.ts';
import { docComment } from './escape.ts';
import type { Import } from './imports.ts';
import type { CodeQuery, QueryScope } from './query-scope.ts';
import { propertyName } from './schema-text.ts';
import { type Mapping, mapping, toJson } from './type-json.ts';
import { type JsonObject, typeSchema } from './type-schema.ts';
import { typeText } from './type-text.ts';

/** What a query that is written by hand answers. */
export interface CodeResult {
  /** @example 'readonly Itinerary[]' */
  readonly type: string;
  /** Those of the interface `type`, where it is not a type of the spec. */
  readonly members: readonly {
    readonly doc: string;
    readonly name: string;
    readonly type: string;
  }[];
  readonly imports: readonly Import[];
  readonly schema: JsonObject;
  /** The answer, made of the variable `result`; undefined: it is answered as it is. */
  readonly toJson: Mapping | undefined;
  /** Its properties, where it is an object of fields. */
  readonly lines: readonly string[];
  readonly lineImports: readonly Import[];
  /** There may be none: 404. */
  readonly mayBeMissing: boolean;
}

/** An owned row may be in JSON what it is in the domain. */
function resultToJson(shape: Shape, context: string): Mapping {
  const { type } = shape;
  const isSame = type.kind === 'entity' && !isAnsweredOtherwise(type.entity);
  return isSame ? mapping(below('result')) : toJson(shape, { from: 'result', context });
}

function shapeResult({ query, context, model }: QueryScope<CodeQuery>): CodeResult | undefined {
  const { returns } = query.body;
  if (returns.kind === 'fields') return undefined;
  const { text, imports } = typeText(returns, { form: 'domain', context: context.name });
  // What is missing is answered with 404, so that only what is there is turned to JSON.
  const card = returns.card === 'optional' ? 'one' : returns.card;
  const made = resultToJson({ ...returns, card }, context.name);
  return {
    type: text,
    members: [],
    imports,
    schema: typeSchema({ ...returns, card }, model),
    toJson: made.text === 'result' ? undefined : made,
    lines: [],
    lineImports: [],
    mayBeMissing: returns.card === 'optional',
  };
}

function fieldsResult(scope: QueryScope<CodeQuery>, fields: readonly Field[]): CodeResult {
  const { context, model, type } = scope;
  const types = fields.map((field) => typeText(field, { form: 'domain', context: context.name }));
  const made = fields.map((field) => answeredField(field, `result.${field.name}`, context.name));
  const isSame = fields.every(
    ({ name, wire }, at) => name === wire && made[at]?.text === `result.${name}`,
  );
  return {
    type: `${type}Result`,
    members: fields.map((field, at) => ({
      doc: docComment(field.description, 2),
      name: propertyName(field.name),
      type: types[at]?.text ?? '',
    })),
    imports: types.flatMap(({ imports }) => imports),
    schema: {
      type: 'object',
      required: fields.map(({ wire }) => wire),
      properties: Object.fromEntries(fields.map((field) => [field.wire, typeSchema(field, model)])),
      additionalProperties: false,
    },
    toJson: undefined,
    lines: isSame
      ? []
      : fields.map(({ wire }, at) => property(propertyName(wire), made[at]?.tail ?? '', 10)),
    lineImports: isSame ? [] : made.flatMap(({ imports }) => imports),
    mayBeMissing: false,
  };
}

export const codeResult = (scope: QueryScope<CodeQuery>): CodeResult =>
  shapeResult(scope) ??
  fieldsResult(
    scope,
    scope.query.body.returns.kind === 'fields' ? scope.query.body.returns.fields : [],
  );
