import { expect } from 'vitest';
import { type Answer, OpenApiContract, type OpenApiDocument } from './openapi.ts';

export interface RequestOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string | undefined;
}

/** Talks to a running app as a client would, and holds every answer against the app's OpenAPI document. */
export class ApiClient {
  readonly contract: OpenApiContract;
  readonly #url: string;
  readonly #scheme: string;

  private constructor(url: string, document: OpenApiDocument, scheme: string) {
    this.#url = url;
    this.#scheme = scheme;
    this.contract = new OpenApiContract(document);
  }

  static async of(url: string, scheme = 'Bearer'): Promise<ApiClient> {
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as OpenApiDocument;
    return new ApiClient(url, document, scheme);
  }

  /** Sends a request and checks that the answer is one that the document promises. */
  async send(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    const answer = await this.sendUnchecked(method, path, options);
    expect(this.contract.problems(method, path, answer)).toEqual([]);
    return answer;
  }

  /** Sends a request to a route that is not in the document. */
  async sendUnchecked(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    const { body, headers, token } = options;
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `${this.#scheme} ${token}` }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: json ? JSON.parse(text) : text,
    };
  }

  /** Sends a request and expects a status; gives the body. */
  async expect(
    status: number,
    method: string,
    path: string,
    options: RequestOptions = {},
  ): Promise<Answer> {
    const answer = await this.send(method, path, options);
    expect(
      `${answer.status} ${method} ${path} ${answer.status === status ? '' : JSON.stringify(answer.body)}`.trim(),
    ).toBe(`${status} ${method} ${path}`);
    return answer;
  }
}
