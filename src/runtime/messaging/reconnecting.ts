import { Unavailable } from '../domain/index.ts';

export interface ReconnectingOptions<Client> {
  readonly connect: () => Promise<Client>;
  readonly close: (client: Client) => Promise<void>;
}

/** One connection that all share, made when it is needed, and made anew when it has gone. */
export class Reconnecting<Client> {
  readonly #options: ReconnectingOptions<Client>;
  #client: Promise<Client> | undefined;
  #closed = false;

  constructor(options: ReconnectingOptions<Client>) {
    this.#options = options;
  }

  /** Throws Unavailable where there is no connection to be had. */
  async get(): Promise<Client> {
    if (this.#closed) throw new Unavailable('the broker');
    this.#client ??= this.#options.connect();
    const connecting = this.#client;
    try {
      return await connecting;
    } catch (error) {
      if (this.#client === connecting) this.forget();
      throw new Unavailable('the broker', { cause: error });
    }
  }

  /** It has gone: the next who needs one connects again. */
  forget(): void {
    this.#client = undefined;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const client = await this.#client?.catch(() => undefined);
    if (client !== undefined) await this.#options.close(client);
  }
}
