import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pause } from '../resilience/index.ts';
import type { ChaosApp, OutsideCall } from './chaos-app.ts';
import type { PatternTexts } from './pattern-texts.ts';
import type { Random } from './random.ts';
import { sampleJson } from './sample-json.ts';

/** Stands for the systems outside: answers what fits, most of the time and mostly in time. */
export class Outside {
  readonly #systems: readonly (readonly [setting: string, calls: readonly OutsideCall[]])[];
  readonly #random: Random;
  readonly #patternTexts: PatternTexts;
  #server: Server | undefined;

  constructor(
    outside: ChaosApp['outside'],
    { random, patternTexts }: { readonly random: Random; readonly patternTexts: PatternTexts },
  ) {
    this.#systems = Object.entries(outside ?? {});
    this.#random = random;
    this.#patternTexts = patternTexts;
  }

  /** The settings that lead here. */
  async listen(): Promise<Readonly<Record<string, string>>> {
    if (this.#systems.length === 0) return {};
    this.#server = createServer((request, response) => {
      void this.#answer(request, response);
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return Object.fromEntries(
      this.#systems.map(([setting], at) => [setting, `http://127.0.0.1:${port}/${at}`]),
    );
  }

  close(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  async #answer({ method, url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, at = '', rest = ''] = /^\/(\d+)(\/[^?]*)?/.exec(url) ?? [];
    const call = this.#systems[Number(at)]?.[1].find(
      (one) => one.method === method && patternOf(one.path).test(rest || '/'),
    );
    const random = this.#random;
    if (random.chance(0.1)) await pause(random.int(50, 1_000));
    if (call === undefined || random.chance(0.1)) {
      response.writeHead(call === undefined ? 404 : 503).end();
      return;
    }
    const { answer } = call;
    if (answer === undefined) {
      response.writeHead(204).end();
      return;
    }
    const options = { random, document: answer, patternTexts: this.#patternTexts };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(sampleJson(answer, options)));
  }
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
