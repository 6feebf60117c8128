import { pause } from '../resilience/index.ts';
import { Acknowledgements, resourceOf } from './acknowledged.ts';
import type { ApiOperation } from './api-document.ts';
import { ask, type ChaosAnswer } from './ask.ts';
import type { Caller } from './caller.ts';
import { KnownIds } from './known-ids.ts';
import { type ChaosRequest, makeRequest } from './make-request.ts';
import { nounOfParameter, nounOfSegment } from './nouns.ts';
import type { PatternTexts } from './pattern-texts.ts';
import type { Random } from './random.ts';
import { Tally } from './tally.ts';

export interface LoadOptions {
  readonly url: string;
  readonly document: unknown;
  readonly operations: readonly ApiOperation[];
  readonly caller: Caller;
  /** How many ask at once. */
  readonly clients: number;
  readonly random: Random;
  readonly patternTexts: PatternTexts;
}

/** Clients that ask for all that the app can do, at random, whatever becomes of its process. */
export class Load {
  readonly acknowledged = new Acknowledgements();
  readonly tally = new Tally();
  readonly #options: LoadOptions;
  readonly #ids: KnownIds;
  readonly #weighted: readonly ApiOperation[];
  #isStopping = false;
  #clients: Promise<unknown> | undefined;

  constructor(options: LoadOptions) {
    this.#options = options;
    const { authorization, id } = options.caller;
    this.#ids = new KnownIds(authorization === undefined ? undefined : id);
    this.#weighted = options.operations.flatMap((operation) => {
      const isSeldom = operation.method === 'GET' || operation.method === 'DELETE';
      return Array<ApiOperation>(isSeldom ? 1 : 4).fill(operation);
    });
  }

  get operations(): readonly ApiOperation[] {
    return this.#options.operations;
  }

  start(): void {
    const { clients, random } = this.#options;
    this.#clients = Promise.all(Array.from({ length: clients }, () => this.#run(random.fork())));
  }

  /** Resolves when the last request is answered, or was not. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#clients;
  }

  async #run(random: Random): Promise<void> {
    while (!this.#isStopping) {
      const operation = this.#choose(random);
      if (operation === undefined) return;
      const { document, patternTexts } = this.#options;
      const request = makeRequest(operation, { document, ids: this.#ids, random, patternTexts });
      await this.#send(request);
      await pause(random.int(1, 15));
    }
  }

  /** Rather one that concerns what is known to be there, and none that makes more of what there is. */
  #choose(random: Random): ApiOperation | undefined {
    let chosen = random.oneOf(this.#weighted);
    for (let attempt = 0; attempt < 5 && chosen && !this.#isWanted(chosen); attempt += 1) {
      chosen = random.oneOf(this.#weighted);
    }
    return chosen;
  }

  #isWanted(operation: ApiOperation): boolean {
    const { method, path, parameters } = operation;
    if (method === 'POST' && !path.includes('{')) return !this.#ids.hasEnough(nounOf(operation));
    const inPath = parameters.filter(({ place }) => place === 'path');
    return inPath.every(({ name }) => this.#ids.has(nounOfParameter(path, name)));
  }

  /** What was lost is sent again where it has a key; what nobody took, as long as it is wanted. */
  async #send(request: ChaosRequest): Promise<void> {
    const { url, caller } = this.#options;
    const isKeyed = 'idempotency-key' in request.headers;
    this.acknowledged.sending(request);
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const answer = await ask(request, { url, authorization: caller.authorization });
      if (typeof answer !== 'string') return this.#note(request, answer);
      if (answer === 'lost') this.tally.addLost();
      if (this.#isStopping || (answer === 'lost' && !isKeyed)) return;
      await pause(100);
    }
  }

  #note(request: ChaosRequest, answer: ChaosAnswer): void {
    const { status, location, body } = answer;
    const { operation } = request;
    this.tally.add(operation, answer);
    if (status < 200 || status > 299) return;
    this.acknowledged.add(request, answer);
    const about = location ?? resourceOf(operation.path, request.path);
    if (about !== undefined && request.method !== 'DELETE') this.#ids.learnPath(about);
    this.#ids.learnJson(body, nounOf(operation));
  }
}

/** What the ids of answers are the ids of, where they do not say it. */
function nounOf({ path }: ApiOperation): string {
  const names = path.split('/').filter((part) => part !== '' && !part.startsWith('{'));
  return nounOfSegment(names.at(-1) ?? '');
}
