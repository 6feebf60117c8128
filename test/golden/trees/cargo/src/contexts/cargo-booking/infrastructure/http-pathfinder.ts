import { type JsonValue, newId, Unavailable } from '@plinth/runtime/domain';
import { ExternalClient, replyOf } from '@plinth/runtime/externals';
import { currentCorrelationId } from '@plinth/runtime/observability';
import type { Pathfinder, PathfinderShortestPathInput } from '../application/pathfinder.js';

const readShortestPath = replyOf<JsonValue>({});

/** Without an address it is never available. */
export class HttpPathfinder implements Pathfinder {
  readonly #http: ExternalClient | undefined;

  constructor(url: string | undefined) {
    this.#http =
      url === undefined
        ? undefined
        : new ExternalClient({
            name: 'Pathfinder',
            url,
            timeout: 2000,
            retry: { attempts: 2, from: 100 },
            breaker: { failures: 5, within: 10000, open: 5000 },
            headers: () => ({ 'x-request-id': currentCorrelationId() ?? newId() }),
          });
  }

  async shortestPath(input: PathfinderShortestPathInput): Promise<JsonValue> {
    return this.#reachable().call({
      method: 'GET',
      path: '/graph/paths',
      query: { origin: input.origin, destination: input.destination },
      decode: readShortestPath,
    });
  }

  async close(): Promise<void> {
    await this.#http?.close();
  }

  #reachable(): ExternalClient {
    if (this.#http === undefined) throw new Unavailable('Pathfinder');
    return this.#http;
  }
}
