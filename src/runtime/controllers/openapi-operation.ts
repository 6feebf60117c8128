import { STATUS_CODES } from 'node:http';
import { errorResponses } from './openapi-errors.ts';
import { documentSchema, isObject } from './openapi-schemas.ts';
import type {
  DocumentedRoute,
  Documenting,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
} from './openapi-types.ts';

/** One route as an operation of the document. */
export function documentOperation(
  route: DocumentedRoute,
  documenting: Documenting,
): OpenApiOperation {
  const { operationId, summary, description, tags, body } = route.schema;
  const parameters = parametersOf(route, documenting);
  return {
    ...(operationId === undefined ? {} : { operationId }),
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags }),
    security: securityOf(route, documenting),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...requestBody(body),
    responses: {
      ...errorResponses(route, documenting),
      ...answers(route),
    },
  };
}

/** None where it may hold nothing; what has nothing it must hold may be left out. */
function requestBody(body: unknown): Pick<OpenApiOperation, 'requestBody'> {
  if (body === undefined) return {};
  const schema = documentSchema(body);
  const { properties = {}, additionalProperties } = schema;
  if (additionalProperties === false && Object.keys(properties ?? {}).length === 0) return {};
  const required = schema.type !== 'object' || schema.required !== undefined;
  return { requestBody: { required, content: { 'application/json': { schema } } } };
}

function securityOf(
  { config }: DocumentedRoute,
  { guarded }: Documenting,
): OpenApiOperation['security'] {
  if (!guarded) {
    return [];
  }
  return config.allow?.open === true ? [{}, { token: [] }] : [{ token: [] }];
}

function parametersOf(route: DocumentedRoute, documenting: Documenting): OpenApiParameter[] {
  const { params, querystring } = route.schema;
  return [
    ...parametersIn('path', params ?? pathParameters(route.url)),
    ...parametersIn('query', querystring),
    ...headerParameters(route, documenting),
  ];
}

function parametersIn(place: OpenApiParameter['in'], schema: unknown): OpenApiParameter[] {
  if (!isObject(schema) || !isObject(schema.properties)) {
    return [];
  }
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties).map(([name, property]) => {
    const { description, ...rest } = documentSchema(property);
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(typeof description === 'string' ? { description } : {}),
      schema: rest,
    };
  });
}

/** Those of a route that says nothing about its parameters. */
function pathParameters(url: string): unknown {
  const names = [...url.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  return { properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) };
}

/** Whether a reader who knows the present version is answered 304. */
const isRevalidated = ({ config, methods }: DocumentedRoute): boolean =>
  config.versioned === true && config.holdsMore !== true && methods.includes('GET');

function headerParameters(
  route: DocumentedRoute,
  { etagRequired, idempotent }: Documenting,
): OpenApiParameter[] {
  const { config } = route;
  const once = idempotent && (config.idempotent === true || config.creates === true);
  return [
    ...(config.ifMatch === true
      ? [
          header({
            name: 'If-Match',
            required: etagRequired && config.mayCreate !== true,
            description:
              'The ETag that the change goes on from; refused with 412 when it is no longer the present one',
          }),
        ]
      : []),
    ...(isRevalidated(route)
      ? [
          header({
            name: 'If-None-Match',
            required: false,
            description: 'The ETag that is known already; answered 304 while it is the present one',
          }),
        ]
      : []),
    ...(once
      ? [
          header({
            name: 'Idempotency-Key',
            required: false,
            description:
              'A repeat with the same key is answered as the first time and changes nothing',
          }),
        ]
      : []),
  ];
}

function header(about: {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
}): OpenApiParameter {
  return { ...about, in: 'header', schema: { type: 'string' } };
}

function answers(route: DocumentedRoute): Record<string, OpenApiResponse> {
  const { response } = route.schema;
  const entries = isObject(response) ? Object.entries(response) : [['200', {}] as const];
  const notModified = isRevalidated(route) ? [['304', { type: 'null' }] as const] : [];
  return Object.fromEntries(
    [...entries, ...notModified].map(([status, schema]) => [
      status,
      answerOf(route, status, schema),
    ]),
  );
}

function answerOf(
  { config, methods }: DocumentedRoute,
  status: string,
  schema: unknown,
): OpenApiResponse {
  const documented = documentSchema(schema);
  const tagged = config.ifMatch === true || config.versioned === true || config.creates === true;
  const text = { schema: { type: 'string' } };
  const headers = {
    ...(config.creates === true || config.mayCreate === true ? { Location: text } : {}),
    ...(tagged && config.ends !== true && !methods.includes('DELETE') ? { ETag: text } : {}),
  };
  const description = isObject(schema) ? schema.description : undefined;
  return {
    description: typeof description === 'string' ? description : (STATUS_CODES[status] ?? status),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(status === '204' || documented.type === 'null'
      ? {}
      : { content: { 'application/json': { schema: documented } } }),
  };
}
