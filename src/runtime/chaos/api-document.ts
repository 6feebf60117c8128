import { isRecord, type Schema } from './json-types.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface ApiParameter {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header';
  readonly isRequired: boolean;
  readonly schema: Schema;
}

/** What can be asked of the app. */
export interface ApiOperation {
  readonly method: Method;
  /** @example '/accounts/{id}/deposits' */
  readonly path: string;
  readonly parameters: readonly ApiParameter[];
  /** Undefined: no body. */
  readonly body: Schema | undefined;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** @example nameOf(operation) // 'POST /accounts/{id}/deposits' */
export const nameOf = ({ method, path }: ApiOperation): string => `${method} ${path}`;

/** The operations of an OpenAPI document. */
export function operationsOf(document: unknown): readonly ApiOperation[] {
  const paths = isRecord(document) && isRecord(document.paths) ? document.paths : {};
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = isRecord(item) ? item[method.toLowerCase()] : undefined;
      return isRecord(operation) ? [operationOf(operation, { method, path })] : [];
    }),
  );
}

function operationOf(
  { parameters, requestBody }: Schema,
  at: { readonly method: Method; readonly path: string },
): ApiOperation {
  return {
    ...at,
    parameters: (Array.isArray(parameters) ? parameters : []).filter(isRecord).map(parameterOf),
    body: bodyOf(requestBody),
  };
}

const parameterOf = ({ name, in: place, required, schema }: Schema): ApiParameter => ({
  name: String(name),
  place: place === 'path' || place === 'header' ? place : 'query',
  isRequired: required === true,
  schema: isRecord(schema) ? schema : {},
});

function bodyOf(requestBody: unknown): Schema | undefined {
  const content = isRecord(requestBody) ? requestBody.content : undefined;
  const json = isRecord(content) ? content['application/json'] : undefined;
  return isRecord(json) && isRecord(json.schema) ? json.schema : undefined;
}

/** The operation that reads what is at an address; undefined: none does. */
export function readerOf(operations: readonly ApiOperation[], path: string) {
  return operations.find(({ method, path: template, parameters }) => {
    const isPlain = !parameters.some(({ place, isRequired }) => place === 'query' && isRequired);
    return method === 'GET' && isPlain && patternOf(template).test(path);
  });
}

const patternOf = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split('/')
      .map((part) =>
        part.startsWith('{') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
      )
      .join('/')}$`,
  );
