import { abortable } from './abortable.ts';

/** Work that can be told to stop. */
export type Call<T> = (signal: AbortSignal) => Promise<T>;

/** A call took longer than it may. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';

  constructor(millis: number) {
    super(`no answer within ${millis} ms`);
  }
}

export interface TimeoutOptions {
  readonly millis: number;
  readonly signal?: AbortSignal | undefined;
}

/** Waits no longer than that, even for a call that does not listen to its signal. */
export async function timeout<T>(call: Call<T>, options: TimeoutOptions): Promise<T> {
  const { millis, signal } = options;
  signal?.throwIfAborted();
  const control = new AbortController();
  // One controller and one listener, taken off again: AbortSignal.any holds on to both.
  const stop = (): void => control.abort(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(() => control.abort(new TimeoutError(millis)), millis);
  try {
    return await abortable(call(control.signal), control.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
