import { isDomainError } from '../domain/index.ts';
import { mayPass } from '../events/failure.ts';
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

/** What has to succeed is tried again; undefined where only an operator can help. */
export const triedAgain = (
  record: StepRecord,
  { error, retry, now }: Failed,
): StepRecord | undefined =>
  isRefusal(error) || record.attempts > retry.attempts ? undefined : resting(record, retry, now);
