import { isDomainError } from '../domain/index.ts';
import { failureOf, mayPass } from '../events/failure.ts';
import { delayAfter, type RetryPolicy } from '../resilience/index.ts';
import type { StepRecord } from './saga-instance.ts';

/** The process ended while a call was under way, as often as that may be tried. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor(attempts: number) {
    super(`the process ended while it was under way, at the last of ${attempts} attempts`);
  }
}

/** The same would be refused again. */
export const isRefusal = (error: unknown): boolean => isDomainError(error) && !mayPass(error);

export const resting = (record: StepRecord, retry: RetryPolicy, now: number): StepRecord => ({
  ...record,
  restsUntil: Math.ceil(now + delayAfter(record.attempts - 1, retry)),
});

interface Failed {
  readonly error: unknown;
  readonly retry: RetryPolicy;
  readonly now: number;
}

/** The record of what has to succeed and did not: it rests, or only an operator can help. */
export function afterFailure(
  record: StepRecord,
  { error, retry, now }: Failed,
): { readonly record: StepRecord; readonly isGivenUp: boolean } {
  const failed = { ...record, failure: failureOf(error) };
  const isGivenUp = isRefusal(error) || record.attempts > retry.attempts;
  return { record: isGivenUp ? failed : resting(failed, retry, now), isGivenUp };
}
