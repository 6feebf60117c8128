export type HealthCheck = () => Promise<void> | void;

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failed' | 'stopping'>>;
}

export interface HealthOptions {
  /** How long one check may take before it counts as failed, in milliseconds. Default 2,000. */
  readonly within?: number;
  readonly onFailure?: (name: string, error: unknown) => void;
}

/** What has to work before this process is sent requests. */
export class HealthRegistry {
  readonly #checks = new Map<string, HealthCheck>();
  readonly #within: number;
  readonly #onFailure: (name: string, error: unknown) => void;
  #stopping = false;

  constructor(options: HealthOptions = {}) {
    this.#within = options.within ?? 2_000;
    this.#onFailure = options.onFailure ?? (() => {});
  }

  register(name: string, check: HealthCheck): void {
    if (this.#checks.has(name)) {
      throw new Error(`there is already a health check called ${name}`);
    }
    this.#checks.set(name, check);
  }

  /** From now on this process is not ready: whoever balances load shall look elsewhere. */
  stopping(): void {
    this.#stopping = true;
  }

  async readiness(): Promise<Readiness> {
    if (this.#stopping) {
      return { ready: false, checks: { process: 'stopping' } };
    }
    const names = [...this.#checks.keys()];
    const results = await Promise.all([...this.#checks].map((entry) => this.#run(...entry)));
    return {
      ready: results.every((result) => result === 'ok'),
      checks: Object.fromEntries(names.map((name, at) => [name, results[at] ?? 'failed'])),
    };
  }

  async #run(name: string, check: HealthCheck): Promise<'ok' | 'failed'> {
    const late = AbortSignal.timeout(this.#within);
    try {
      await Promise.race([
        check(),
        new Promise<never>((_, reject) => {
          late.addEventListener('abort', () => reject(late.reason));
        }),
      ]);
      return 'ok';
    } catch (error) {
      this.#onFailure(name, error);
      return 'failed';
    }
  }
}
