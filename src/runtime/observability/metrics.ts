import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Durations } from './durations.ts';
import { RequestDurations, type ServedRequest } from './request-durations.ts';

/** A command that has been handled. */
export interface HandledCommand {
  /** The name of its class. */
  readonly command: string;
  readonly outcome: 'done' | 'refused' | 'failed';
  readonly seconds: number;
}

type CommandLabels = Readonly<Record<HandledCommand['outcome'], string>>;

/** What Prometheus reads: the HTTP requests, the commands and the process. */
export class Metrics {
  /** Further metrics of the application register here. */
  readonly registry = new Registry();
  readonly #durations = new RequestDurations();
  readonly #commands = new Durations({
    name: 'command_duration_seconds',
    help: 'Time to handle a command, by outcome',
  });
  // Made once: writing them out costs more than counting.
  readonly #commandLabels = new Map<string, CommandLabels>();
  #inFlight = 0;
  #watchingProcess = false;

  constructor() {
    const inFlight = (): number => this.#inFlight;
    new Gauge({
      name: 'http_requests_in_flight',
      help: 'Requests being served right now',
      registers: [this.registry],
      collect() {
        this.set(inFlight());
      },
    });
  }

  requestStarted(): void {
    this.#inFlight += 1;
  }

  requestEnded(request: ServedRequest): void {
    this.#inFlight -= 1;
    this.#durations.observe(request);
  }

  commandEnded({ command, outcome, seconds }: HandledCommand): void {
    let labels = this.#commandLabels.get(command);
    if (labels === undefined) {
      labels = commandLabels(command);
      this.#commandLabels.set(command, labels);
    }
    this.#commands.observe(labels[outcome], seconds);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  async text(): Promise<string> {
    // Watching the process costs something: only once there is somebody who wants to know.
    if (!this.#watchingProcess) {
      this.#watchingProcess = true;
      collectDefaultMetrics({ register: this.registry });
    }
    return `${await this.registry.metrics()}${this.#durations.text()}${this.#commands.text()}`;
  }
}

function commandLabels(command: string): CommandLabels {
  const labels = (outcome: string): string => `command="${command}",outcome="${outcome}"`;
  return { done: labels('done'), refused: labels('refused'), failed: labels('failed') };
}
