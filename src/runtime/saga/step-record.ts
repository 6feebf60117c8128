import type { StepRecord } from './saga-instance.ts';

/** The saga may go on to what follows. */
export const isOver = (record: StepRecord | undefined): boolean =>
  record?.state === 'done' || record?.state === 'passed';

/** For how many items it is done, without those at the end that were left out. */
export function leftOf({ finished, skipped = [] }: StepRecord): number {
  let left = finished;
  while (left > 0 && skipped.includes(left - 1)) left -= 1;
  return left;
}

/** What a step has filled, as JSON gives it back. */
export function asJson(reply: unknown): object | undefined {
  if (typeof reply !== 'object' || reply === null) return undefined;
  return JSON.parse(JSON.stringify(reply));
}
