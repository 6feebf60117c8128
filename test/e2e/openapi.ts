import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

interface Operation {
  readonly operationId?: string;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, unknown>> }>
  >;
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Checks answers against an app's own OpenAPI document, and remembers which operations were driven. */
export class OpenApiContract {
  readonly driven = new Set<string>();
  readonly #document: OpenApiDocument;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #routes: readonly { readonly pattern: RegExp; readonly path: string }[];

  constructor(document: OpenApiDocument) {
    this.#document = document;
    ajvFormats.default(this.#ajv);
    this.#ajv.addSchema(document, 'openapi');
    this.#routes = Object.keys(document.paths)
      .sort((a, b) => a.split('{').length - b.split('{').length)
      .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`) }));
  }

  /** Every operation of the document, as `GET /tasks/{id}`. */
  get operations(): readonly string[] {
    return Object.entries(this.#document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
  }

  /** What is wrong with an answer: an undocumented status or a body of another form. */
  problems(method: string, url: string, { status, headers, body }: Answer): readonly string[] {
    const { pathname } = new URL(url, 'http://app');
    const path = this.#routes.find(({ pattern }) => pattern.test(pathname))?.path;
    const verb = method.toLowerCase();
    const operation = path && this.#document.paths[path]?.[verb];
    if (!path || !operation)
      return status === 404 || status === 405 ? [] : [`${method} ${pathname} is not documented`];
    this.driven.add(`${method} ${path}`);
    const key = String(status) in operation.responses ? String(status) : 'default';
    const response = operation.responses[key];
    if (!response) return [`${method} ${path} does not document ${status}`];
    const type = headers.get('content-type')?.split(';')[0];
    if (!response.content)
      return type === undefined ? [] : [`${method} ${path} ${status} documents no body`];
    if (!type || !(type in response.content))
      return [`${method} ${path} ${status} documents no ${type}`];
    const validate = this.#validator([
      'paths',
      path,
      verb,
      'responses',
      key,
      'content',
      type,
      'schema',
    ]);
    return validate(body)
      ? []
      : (validate.errors ?? []).map(
          (error) => `${method} ${path} ${status}: ${error.instancePath} ${error.message}`,
        );
  }

  #validator(path: readonly string[]): ValidateFunction {
    const pointer = path.map((part) =>
      encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    const validate = this.#ajv.getSchema(`openapi#/${pointer.join('/')}`);
    if (!validate) throw new Error(`no schema at ${path.join('/')}`);
    return validate;
  }
}
