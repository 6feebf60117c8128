import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { OpenApiDocument, OpenApiOperation } from './openapi-types.ts';

export interface AnswerToCheck {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Holds answers against an OpenAPI document, schemas included. */
export class AnswerChecker {
  readonly #document: OpenApiDocument;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
    this.#ajv.addSchema(document, 'openapi');
  }

  /** What is wrong with the answer, in words; undefined when it is as promised or out of the document's reach. */
  problemOf(answer: AnswerToCheck): string | undefined {
    const found = this.#operationOf(answer.method, answer.url);
    if (found === undefined) {
      return undefined;
    }
    const { path, method, operation } = found;
    const response = operation.responses[String(answer.status)];
    if (response === undefined) {
      return `status ${answer.status} is not documented`;
    }
    const missing = Object.keys(response.headers ?? {}).filter(
      (name) => answer.headers[name.toLowerCase()] === undefined,
    );
    if (missing.length > 0) {
      return `the header ${missing.join(', ')} is documented but missing`;
    }
    const type = String(answer.headers['content-type'] ?? '').split(';', 1)[0] ?? '';
    if (response.content === undefined) {
      return answer.text === '' ? undefined : 'a body came where none is documented';
    }
    if (response.content[type] === undefined) {
      return `the content type ${type} is not documented`;
    }
    return this.#bodyProblem(
      ['paths', path, method, 'responses', String(answer.status), 'content', type, 'schema'],
      answer.text,
    );
  }

  #bodyProblem(place: readonly string[], text: string): string | undefined {
    const ref = `openapi#/${place.map(pointerPart).join('/')}`;
    const validate = this.#validators.get(ref) ?? this.#ajv.compile({ $ref: ref });
    this.#validators.set(ref, validate);
    if (validate(JSON.parse(text))) {
      return undefined;
    }
    return `the body does not fit: ${this.#ajv.errorsText(validate.errors, { dataVar: 'body' })}`;
  }

  #operationOf(
    method: string,
    url: string,
  ): { path: string; method: string; operation: OpenApiOperation } | undefined {
    const [address = ''] = url.split('?', 1);
    const name = method.toLowerCase();
    const fitting = Object.entries(this.#document.paths)
      .filter(([path, operations]) => fits(path, address) && operations[name] !== undefined)
      .sort(([a], [b]) => parametersIn(a) - parametersIn(b));
    const [best] = fitting;
    const operation = best?.[1][name];
    return best === undefined || operation === undefined
      ? undefined
      : { path: best[0], method: name, operation };
  }
}

function fits(path: string, address: string): boolean {
  const wanted = path.split('/');
  const given = address.replace(/\/$/, '').split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => part.startsWith('{') || part === given[at])
  );
}

function parametersIn(path: string): number {
  return path.split('{').length;
}

/** As a JSON pointer inside a URI fragment wants it. */
function pointerPart(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
