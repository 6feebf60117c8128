import type { ChaosRequest } from './make-request.ts';

/** What a request was answered. */
export interface ChaosAnswer {
  readonly status: number;
  /** Of what was made. @example '/accounts/0194…' */
  readonly location: string | undefined;
  /** That of the ETag. */
  readonly version: number | undefined;
  /** Undefined: no JSON. */
  readonly body: unknown;
}

export interface AskOptions {
  readonly url: string;
  /** Of the header `Authorization`; undefined: nobody in particular. */
  readonly authorization: string | undefined;
}

type Sent = Pick<ChaosRequest, 'method' | 'path' | 'body' | 'headers'>;

// A request that waits longer was forgotten.
const patience = 20_000;

/**
 * Sends a request. `lost`: there was no answer, and nobody knows what became of it; `unsent`: nobody
 * listens.
 */
export async function ask(
  { method, path, body, headers }: Sent,
  { url, authorization }: AskOptions,
): Promise<ChaosAnswer | 'lost' | 'unsent'> {
  try {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...headers,
        ...(authorization === undefined ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
      redirect: 'manual',
    });
    const text = await response.text();
    return {
      status: response.status,
      location: locationIn(response.headers.get('location')),
      version: versionIn(response.headers.get('etag')),
      body: /json/.test(response.headers.get('content-type') ?? '') ? parsed(text) : undefined,
    };
  } catch (error) {
    return isRefused(error) ? 'unsent' : 'lost';
  }
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  error.cause.code === 'ECONNREFUSED';

const locationIn = (location: string | null): string | undefined =>
  location === null ? undefined : new URL(location, 'http://app').pathname;

function versionIn(etag: string | null): number | undefined {
  const [, version] = /^(?:W\/)?"(\d{1,15})"$/.exec(etag ?? '') ?? [];
  return version === undefined ? undefined : Number(version);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
