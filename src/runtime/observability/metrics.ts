import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** A request that has been answered. */
export interface ServedRequest {
  readonly method: string;
  /** The route's template, never the address itself: the number of series stays bounded. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** What Prometheus reads: the HTTP requests and the process. */
export class Metrics {
  /** Further metrics of the application register here. */
  readonly registry = new Registry();
  readonly #durations: Histogram<'method' | 'route' | 'status'>;
  #inFlight = 0;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.#durations = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer a request, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [this.registry],
    });
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

  requestEnded({ method, route, status, seconds }: ServedRequest): void {
    this.#inFlight -= 1;
    this.#durations.observe({ method, route, status }, seconds);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
