import { AnswerChecker } from './answer-checker.ts';
import type { Server } from './server-options.ts';

type Headers = Readonly<Record<string, string>>;

export interface TestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The parsed JSON, else undefined. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reaches into whatever JSON comes back
  readonly body: any;
  readonly text: string;
}

export interface TestClientOptions {
  /** Sent with every request as `Authorization: <scheme> <token>`. */
  readonly token?: string;
  readonly scheme?: string;
  /** Whether answers are held against the server's own OpenAPI document. Default true. */
  readonly checkAnswers?: boolean;
}

/** Sends requests to a server without a port; an answer that its OpenAPI document does not promise throws. */
export class TestClient {
  readonly #app: Server;
  readonly #options: TestClientOptions;
  #checker: AnswerChecker | undefined;

  constructor(app: Server, options: TestClientOptions = {}) {
    this.#app = app;
    this.#options = options;
  }

  /** The same client, signed in with another token. */
  as(token: string): TestClient {
    return new TestClient(this.#app, { ...this.#options, token });
  }

  get(url: string, headers?: Headers): Promise<TestAnswer> {
    return this.send({ method: 'GET', url, headers });
  }

  delete(url: string, headers?: Headers): Promise<TestAnswer> {
    return this.send({ method: 'DELETE', url, headers });
  }

  post(url: string, body?: unknown, headers?: Headers): Promise<TestAnswer> {
    return this.send({ method: 'POST', url, body, headers });
  }

  put(url: string, body?: unknown, headers?: Headers): Promise<TestAnswer> {
    return this.send({ method: 'PUT', url, body, headers });
  }

  patch(url: string, body?: unknown, headers?: Headers): Promise<TestAnswer> {
    return this.send({ method: 'PATCH', url, body, headers });
  }

  async send(request: {
    readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    readonly url: string;
    readonly body?: unknown;
    readonly headers?: Headers | undefined;
  }): Promise<TestAnswer> {
    const { token, scheme = 'Bearer' } = this.#options;
    const response = await this.#app.inject({
      method: request.method,
      url: request.url,
      headers: {
        ...(token === undefined ? {} : { authorization: `${scheme} ${token}` }),
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { payload: JSON.stringify(request.body) }),
    });
    const answer = {
      status: response.statusCode,
      headers: Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, value?.toString()]),
      ),
      body: isJson(response.headers['content-type']) ? response.json() : undefined,
      text: response.body,
    };
    this.#check(request, answer);
    return answer;
  }

  #check(request: { readonly method: string; readonly url: string }, answer: TestAnswer): void {
    if (this.#options.checkAnswers === false) {
      return;
    }
    this.#checker ??= new AnswerChecker(this.#app.openapi());
    const problem = this.#checker.problemOf({ ...request, ...answer });
    if (problem !== undefined) {
      throw new Error(
        `${request.method} ${request.url} did not answer as documented: ${problem}\n${answer.text}`,
      );
    }
  }
}

function isJson(contentType: unknown): boolean {
  return typeof contentType === 'string' && /^application\/([\w.-]+\+)?json\b/.test(contentType);
}
