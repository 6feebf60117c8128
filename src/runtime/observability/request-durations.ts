/** A request that has been answered. */
export interface ServedRequest {
  readonly method: string;
  /** The route's template, never the address itself: the number of series stays bounded. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const name = 'http_request_duration_seconds';

interface Series {
  readonly labels: string;
  /** How many took at most each bound, the rest last; not yet summed up. */
  readonly counts: Float64Array;
  sum: number;
}

/**
 * A histogram with one series for each route, method and status. A general one spends more on
 * hashing labels than a small endpoint spends on its work.
 */
export class RequestDurations {
  readonly #series = new Map<string, Series>();

  observe({ method, route, status, seconds }: ServedRequest): void {
    const key = `${method} ${status} ${route}`;
    let series = this.#series.get(key);
    if (series === undefined) {
      const labels = `method="${method}",route="${escapeLabel(route)}",status="${status}"`;
      series = { labels, counts: new Float64Array(bounds.length + 1), sum: 0 };
      this.#series.set(key, series);
    }
    let bucket = 0;
    while (bucket < bounds.length && seconds > (bounds[bucket] ?? 0)) {
      bucket += 1;
    }
    series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
    series.sum += seconds;
  }

  /** In the text format of Prometheus. */
  text(): string {
    const lines = [
      `# HELP ${name} Time to answer a request, by route`,
      `# TYPE ${name} histogram`,
      ...[...this.#series.values()].flatMap(seriesLines),
    ];
    return `${lines.join('\n')}\n`;
  }
}

function seriesLines({ labels, counts, sum }: Series): readonly string[] {
  let total = 0;
  const buckets = [...bounds.map(String), '+Inf'].map((bound, at) => {
    total += counts[at] ?? 0;
    return `${name}_bucket{le="${bound}",${labels}} ${total}`;
  });
  return [...buckets, `${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${total}`];
}

function escapeLabel(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
