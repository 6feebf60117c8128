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

/** Texts by the name of their control. */
type SentForm = Readonly<Record<string, string | readonly string[] | undefined>>;

interface TestRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in the place of `body`. */
  readonly form?: string;
  readonly headers?: Headers | undefined;
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

  /** Sends what a form holds, as a browser would. */
  submit(url: string, values: SentForm, headers?: Headers): Promise<TestAnswer> {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) {
      for (const one of [value ?? []].flat()) {
        form.append(name, one);
      }
    }
    return this.send({ method: 'POST', url, form: form.toString(), headers });
  }

  async send(request: TestRequest): Promise<TestAnswer> {
    const { token, scheme = 'Bearer' } = this.#options;
    const [type, payload] = contentOf(request);
    const response = await this.#app.inject({
      method: request.method,
      url: request.url,
      headers: {
        ...(token === undefined ? {} : { authorization: `${scheme} ${token}` }),
        ...(type === undefined ? {} : { 'content-type': type }),
        ...request.headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const answer = {
      status: response.statusCode,
      headers: Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, value?.toString()]),
      ),
      // What is known already (304) is not sent again.
      body:
        response.body !== '' && isJson(response.headers['content-type'])
          ? response.json()
          : undefined,
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

/** The content type and the content. */
function contentOf({ body, form }: TestRequest): readonly [string?, string?] {
  if (form !== undefined) {
    return ['application/x-www-form-urlencoded', form];
  }
  return body === undefined ? [] : ['application/json', JSON.stringify(body)];
}

function isJson(contentType: unknown): boolean {
  return typeof contentType === 'string' && /^application\/([\w.-]+\+)?json\b/.test(contentType);
}
