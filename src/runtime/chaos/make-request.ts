import type { ApiOperation, ApiParameter, Method } from './api-document.ts';
import type { Json, Schema } from './json-types.ts';
import type { KnownIds } from './known-ids.ts';
import { nounOfParameter } from './nouns.ts';
import type { PatternTexts } from './pattern-texts.ts';
import type { Random } from './random.ts';
import { sampleJson } from './sample-json.ts';

/** What is sent to the app. */
export interface ChaosRequest {
  readonly operation: ApiOperation;
  readonly method: Method;
  /** With its query. @example '/accounts/0194…/deposits' */
  readonly path: string;
  readonly body: Json | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

export interface MakingOptions {
  readonly document: unknown;
  readonly ids: KnownIds;
  readonly random: Random;
  readonly patternTexts: PatternTexts;
}

/** A request as the document wants it, mostly about what is there already. */
export function makeRequest(operation: ApiOperation, options: MakingOptions): ChaosRequest {
  const { document, ids, random, patternTexts } = options;
  const known = (field: string, schema: Schema): Json | undefined =>
    ids.forField(field, { schema, random });
  const sample = (schema: Schema): Json =>
    sampleJson(schema, { random, document, patternTexts, known });
  const { body, method } = operation;
  return {
    operation,
    method,
    path: pathOf(operation, { ...options, sample }),
    body: body && sample(body),
    headers: headersOf(operation.parameters, random),
  };
}

type Sample = (schema: Schema) => Json;

interface PathOptions extends MakingOptions {
  readonly sample: Sample;
}

function pathOf({ path, parameters }: ApiOperation, options: PathOptions): string {
  const inPath = parameters.filter(({ place }) => place === 'path');
  const filled = inPath.reduce(
    (text, { name, schema }) =>
      text.replace(`{${name}}`, encodeURIComponent(idFor({ path, name, schema }, options))),
    path,
  );
  const query = queryOf(parameters, options);
  return query === '' ? filled : `${filled}?${query}`;
}

interface IdPlace {
  readonly path: string;
  readonly name: string;
  readonly schema: Schema;
}

function idFor({ path, name, schema }: IdPlace, { ids, random, sample }: PathOptions): string {
  const noun = nounOfParameter(path, name);
  const known = random.chance(0.95) ? ids.of(noun, random) : undefined;
  return String(known ?? ids.fitting(schema, random) ?? sample(schema));
}

function queryOf(parameters: readonly ApiParameter[], { random, sample }: PathOptions): string {
  const query = new URLSearchParams();
  for (const { name, place, isRequired, schema } of parameters) {
    if (place !== 'query' || !(isRequired || random.chance(0.2))) continue;
    const value = sample(schema);
    if (value !== null && typeof value !== 'object') query.append(name, String(value));
  }
  return query.toString();
}

/** A key, so that what is not answered can be sent again. */
function headersOf(
  parameters: readonly ApiParameter[],
  random: Random,
): Readonly<Record<string, string>> {
  const takesKey = parameters.some(({ name }) => name === 'Idempotency-Key');
  const wantsTag = parameters.some(({ name, isRequired }) => name === 'If-Match' && isRequired);
  return {
    ...(takesKey && random.chance(0.5) ? { 'idempotency-key': random.uuid() } : {}),
    ...(wantsTag ? { 'if-match': '*' } : {}),
  };
}
