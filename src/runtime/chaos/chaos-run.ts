import { operationsOf } from './api-document.ts';
import { type Caller, makeCaller } from './caller.ts';
import type { ChaosApp } from './chaos-app.ts';
import { ChaosError } from './chaos-error.ts';
import type { ChaosOptions } from './chaos-options.ts';
import { ChaosProcess, type Ended, freePort } from './chaos-process.ts';
import type { Finding } from './finding.ts';
import { judge } from './judge.ts';
import { chooseKill, type KillPlace, type PlannedKill, tellKill } from './kill.ts';
import { Load } from './load.ts';
import { Outside } from './outside.ts';
import { loadPatternTexts, type PatternTexts } from './pattern-texts.ts';
import { Random } from './random.ts';
import type { Scratch } from './scratch.ts';
import { tellAnswers, tellKills } from './summary.ts';

export interface ChaosRunOptions {
  readonly app: ChaosApp;
  readonly options: ChaosOptions;
  readonly scratch: Scratch;
  readonly write: (line: string) => void;
}

interface Place {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

const clients = 6;

/** One run: the lives of the app under load, each with its end, and the judgement. */
export class ChaosRun {
  readonly #given: ChaosRunOptions;
  readonly #random: Random;
  readonly #findings: Finding[] = [];
  /** Where it was killed; undefined: at an instant. */
  readonly #kills: (KillPlace | undefined)[] = [];
  #process: ChaosProcess | undefined;
  #outside: Outside | undefined;

  constructor(given: ChaosRunOptions) {
    this.#given = given;
    this.#random = new Random(given.options.seed);
  }

  /** Answers what is not as it was promised. */
  async run(): Promise<readonly Finding[]> {
    const { app, write, scratch } = this.#given;
    const patternTexts = await loadPatternTexts();
    const caller = await makeCaller(app.auth, this.#random.fork());
    const outside = new Outside(app.outside, { random: this.#random.fork(), patternTexts });
    this.#outside = outside;
    const place = await this.#place({ ...caller.env, ...(await outside.listen()) });
    const first = await this.#firstStart(place);
    const load = await this.#makeLoad(place, { caller, patternTexts });
    load.start();
    await this.#killAll(first, place);
    const last = await this.#lastStart(place);
    await load.stop();
    write(tellKills(this.#kills));
    for (const line of tellAnswers(load.tally)) write(line);
    const { looked, findings } = await judge({
      app,
      load,
      last,
      url: place.url,
      databaseUrl: scratch.databaseUrl,
      authorization: caller.authorization,
    });
    for (const line of looked) write(line);
    return [...this.#findings, ...findings];
  }

  async close(): Promise<void> {
    this.#process?.kill();
    await this.#process?.ended;
    this.#outside?.close();
  }

  async #place(env: Readonly<Record<string, string>>): Promise<Place> {
    const port = await freePort();
    const settings = {
      PORT: String(port),
      HOST: '127.0.0.1',
      METRICS_PORT: '',
      MIGRATE_ON_START: 'true',
      DOCS: 'true',
      LOG_LEVEL: 'error',
    };
    const url = `http://127.0.0.1:${port}`;
    return { url, env: { ...env, ...this.#given.scratch.env, ...settings } };
  }

  #start({ url, env }: Place, point?: PlannedKill['point']): ChaosProcess {
    const { main } = this.#given.app;
    const started = new ChaosProcess({ main, url, env, point });
    this.#process = started;
    return started;
  }

  async #firstStart(place: Place): Promise<ChaosProcess> {
    const first = this.#start(place);
    if (await first.ready()) return first;
    const { said } = await first.endWithin(0);
    throw new ChaosError('NotStarted', `the app does not start, though nobody kills it: ${said}`);
  }

  async #makeLoad(
    { url }: Place,
    { caller, patternTexts }: { readonly caller: Caller; readonly patternTexts: PatternTexts },
  ): Promise<Load> {
    const document: unknown = await (await fetch(`${url}/openapi.json`)).json();
    const operations = operationsOf(document);
    if (operations.length === 0) {
      throw new ChaosError('NothingServed', 'the app has no routes, so there is nothing to ask it');
    }
    return new Load({
      url,
      document,
      operations,
      caller,
      clients,
      random: this.#random.fork(),
      patternTexts,
    });
  }

  /** Kills what runs, and what is started after it. */
  async #killAll(first: ChaosProcess, place: Place): Promise<void> {
    const { app, options } = this.#given;
    const span = (options.seconds * 1_000) / options.kills;
    const places = placesOf(app);
    // It runs already, and counts nothing.
    await this.#killOne(first, { ...chooseKill(this.#random, { places, span }), point: undefined });
    for (let life = 2; life <= options.kills; life += 1) {
      const kill = chooseKill(this.#random, { places, span });
      await this.#killOne(this.#start(place, kill.point), kill);
    }
  }

  async #killOne(one: ChaosProcess, { point, within }: PlannedKill): Promise<void> {
    await one.ready();
    const ended = await one.endWithin(within);
    if (!ended.isKilled) this.#findings.push(tellEnd(ended));
    const passed = ended.isTimed ? undefined : point;
    this.#kills.push(passed?.place);
    this.#given.write(`kill ${this.#kills.length}: ${tellKill(passed)}`);
  }

  async #lastStart(place: Place): Promise<ChaosProcess> {
    const last = this.#start(place);
    if (!(await last.ready())) {
      const { said } = await last.endWithin(0);
      this.#findings.push({ where: 'the last start', what: `it does not get ready: ${said}` });
    }
    return last;
  }
}

/** Where this app can be killed. */
const placesOf = ({ outside, settings }: ChaosApp): readonly KillPlace[] => [
  ...(['commit', 'command', 'answer', 'await'] as const),
  ...(outside === undefined ? [] : ['call' as const]),
  ...(settings.broker === undefined ? [] : (['publish', 'acknowledge'] as const)),
];

const tellEnd = ({ code, said }: Ended): Finding => ({
  where: 'the process',
  what: `it has ended by itself, with the exit code ${code}: ${said}`,
});
