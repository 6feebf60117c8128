import { Durations } from './durations.ts';

/** A request that has been answered. */
export interface ServedRequest {
  readonly method: string;
  /** The route's template, never the address itself: the number of series stays bounded. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** One series for each route, method and status. */
export class RequestDurations {
  readonly #labels = new Map<string, string>();
  readonly #durations = new Durations({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by route',
  });

  observe({ method, route, status, seconds }: ServedRequest): void {
    const key = `${method} ${status} ${route}`;
    let labels = this.#labels.get(key);
    if (labels === undefined) {
      labels = `method="${method}",route="${escapeLabel(route)}",status="${status}"`;
      this.#labels.set(key, labels);
    }
    this.#durations.observe(labels, seconds);
  }

  text(): string {
    return this.#durations.text();
  }
}

function escapeLabel(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
