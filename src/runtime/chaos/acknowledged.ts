import type { ChaosAnswer } from './ask.ts';
import type { ChaosRequest } from './make-request.ts';

/** Something that the app has said it has written. */
export interface Acknowledged {
  /** Where it is. @example '/accounts/0194…' */
  readonly path: string;
  readonly id: string;
  /** The greatest that was acknowledged; undefined: none was told. */
  readonly version: number | undefined;
  /** What was last done to it. @example 'POST /accounts' */
  readonly by: string;
  /** The ids that it names: where one of these is deleted, it may be gone with it. */
  readonly names: ReadonlySet<string>;
}

/** What was acknowledged, by where it is, and what may be deleted. */
export class Acknowledgements {
  readonly #byPath = new Map<string, Acknowledged>();
  readonly #deleted = new Set<string>();
  #count = 0;

  get all(): readonly Acknowledged[] {
    return [...this.#byPath.values()];
  }

  /** How many writes were acknowledged. */
  get count(): number {
    return this.#count;
  }

  /** Ids of what somebody wanted to delete: it may be gone, even where nobody said so. */
  get deleted(): ReadonlySet<string> {
    return this.#deleted;
  }

  /** Before a request is sent: what becomes of one that is never answered nobody knows. */
  sending({ method, path }: ChaosRequest): void {
    if (method === 'DELETE') this.#deleted.add(idOf(path));
  }

  add(request: ChaosRequest, answer: ChaosAnswer): void {
    const { method, operation } = request;
    if (method === 'GET') return;
    this.#count += 1;
    const path = answer.location ?? resourceOf(operation.path, request.path);
    if (path === undefined || method === 'DELETE') return;
    const before = this.#byPath.get(path);
    const versions = [before?.version, answer.version].filter((one) => one !== undefined);
    this.#byPath.set(path, {
      path,
      id: idOf(path),
      version: versions.length === 0 ? undefined : Math.max(...versions),
      by: `${method} ${operation.path}`,
      names: new Set([...(before?.names ?? []), ...idsIn(request.body), ...idsIn(answer.body)]),
    });
  }
}

const idOf = (path: string): string =>
  decodeURIComponent(path.split('?', 1)[0]?.split('/').at(-1) ?? '');

/**
 * What a request is about: its address up to the last parameter.
 *
 * @example resourceOf('/accounts/{id}/deposits', '/accounts/7/deposits') // '/accounts/7'
 */
export function resourceOf(template: string, path: string): string | undefined {
  const parts = template.split('/');
  const last = parts.findLastIndex((part) => part.startsWith('{'));
  if (last === -1) return undefined;
  const [bare = ''] = path.split('?', 1);
  return bare
    .split('/')
    .slice(0, last + 1)
    .join('/');
}

function idsIn(json: unknown): readonly string[] {
  if (typeof json === 'string' || typeof json === 'number') return [String(json)];
  if (typeof json !== 'object' || json === null) return [];
  return Object.values(json).flatMap(idsIn);
}
