const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series {
  /** How many took at most each bound, the rest last; not yet summed up. */
  readonly counts: Float64Array;
  sum: number;
}

/**
 * A histogram of seconds, one series for each text of labels. A general one spends more on
 * hashing labels than a small endpoint spends on its work.
 */
export class Durations {
  readonly #name: string;
  readonly #help: string;
  readonly #series = new Map<string, Series>();

  constructor({ name, help }: { readonly name: string; readonly help: string }) {
    this.#name = name;
    this.#help = help;
  }

  /** `labels` as Prometheus writes them: `method="GET",status="200"`. */
  observe(labels: string, seconds: number): void {
    let series = this.#series.get(labels);
    if (series === undefined) {
      series = { counts: new Float64Array(bounds.length + 1), sum: 0 };
      this.#series.set(labels, series);
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
      `# HELP ${this.#name} ${this.#help}`,
      `# TYPE ${this.#name} histogram`,
      ...[...this.#series].flatMap(([labels, series]) => this.#lines(labels, series)),
    ];
    return `${lines.join('\n')}\n`;
  }

  #lines(labels: string, { counts, sum }: Series): readonly string[] {
    let total = 0;
    const buckets = [...bounds.map(String), '+Inf'].map((bound, at) => {
      total += counts[at] ?? 0;
      return `${this.#name}_bucket{le="${bound}",${labels}} ${total}`;
    });
    return [
      ...buckets,
      `${this.#name}_sum{${labels}} ${sum}`,
      `${this.#name}_count{${labels}} ${total}`,
    ];
  }
}
