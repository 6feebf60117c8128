import { pause } from './pause.ts';
import type { Call } from './timeout.ts';

export interface RetryPolicy {
  /** How often after the first. */
  readonly attempts: number;
  /** Milliseconds before the first repetition; doubled before each further one. */
  readonly from: number;
  /** The longest pause in milliseconds; `from` when absent, so that all are the same. */
  readonly upTo?: number;
}

export interface RetryOptions extends RetryPolicy {
  /** Which errors are worth a repetition; all of them when absent. */
  readonly when?: (error: unknown) => boolean;
  readonly signal?: AbortSignal | undefined;
  /** A number from 0 to 1, for tests. */
  readonly random?: () => number;
}

const never = new AbortController().signal;

/** Repeats a call that fails, after pauses that no two callers share. */
export async function retry<T>(call: Call<T>, options: RetryOptions): Promise<T> {
  const { attempts, when = () => true, signal = never } = options;
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await call(signal);
    } catch (error) {
      if (attempt >= attempts || signal.aborted || !when(error)) throw error;
    }
    await pause(delayAfter(attempt, options), options.signal);
  }
}

/** The pause after an attempt, counted from 0: between half of it and all of it. */
export function delayAfter(
  attempt: number,
  { from, upTo = from, random = Math.random }: RetryOptions,
): number {
  const full = Math.min(from * 2 ** attempt, Math.max(from, upTo));
  return full * (0.5 + random() / 2);
}
