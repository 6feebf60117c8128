import type { At } from '../../diagnostic.ts';
import type { Method } from '../route.ts';

interface Served {
  readonly method: Method;
  readonly path: string;
  readonly at: At;
}

/** Every route of the application, to find two that are the same but for the names of parameters. */
export class RouteTable {
  readonly #served = new Map<string, Served>();

  /** Keeps the route; gives the one that was there before it. */
  add(route: Served): Served | undefined {
    const key = `${route.method} ${route.path.replace(/:[^/]+/g, ':')}`;
    const before = this.#served.get(key);
    if (before === undefined) this.#served.set(key, route);
    return before;
  }

  get all(): readonly Served[] {
    return [...this.#served.values()];
  }
}
