import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { RequestDurations, type ServedRequest } from './request-durations.ts';

/** What Prometheus reads: the HTTP requests and the process. */
export class Metrics {
  /** Further metrics of the application register here. */
  readonly registry = new Registry();
  readonly #durations = new RequestDurations();
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

  get contentType(): string {
    return this.registry.contentType;
  }

  async text(): Promise<string> {
    // Watching the process costs something: only once there is somebody who wants to know.
    if (!this.#watchingProcess) {
      this.#watchingProcess = true;
      collectDefaultMetrics({ register: this.registry });
    }
    return `${await this.registry.metrics()}${this.#durations.text()}`;
  }
}
