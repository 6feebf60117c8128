import type { Sample } from './sample.ts';
import { decimalMethod } from './sample-decimal.ts';

/** Not known without running the app. */
export class Unknown extends Error {}

/** Stand for the moment at which a test runs: long after samples, long before the year 2900. */
export const moments = { now: '2026-01-01T00:00:00.000Z', today: '2026-01-01' } as const;

export const isMoment = (sample: unknown): boolean =>
  sample === moments.now || sample === moments.today;

const isObject = (sample: Sample): sample is Exclude<Sample, string | number | boolean | null> =>
  typeof sample === 'object' && sample !== null;

const isRow = (sample: Sample): sample is Extract<Sample, { kind: 'ref' }> =>
  isObject(sample) && 'kind' in sample && sample.kind === 'ref';

/** Whether two samples are the same. */
export function isSame(left: Sample, right: Sample, areDecimals = false): boolean {
  if (left === null || right === null) return left === right;
  if (isRow(left) && isRow(right)) {
    return left.target === right.target && (left.at ?? 0) === (right.at ?? 0);
  }
  if (isObject(left) || isObject(right)) {
    // What differs in writing only may be the same.
    if (isRow(left) || isRow(right) || JSON.stringify(left) !== JSON.stringify(right))
      throw new Unknown();
    return true;
  }
  if (areDecimals) return known(decimalMethod('eq', String(left), String(right))) === true;
  if (left !== right && (isMoment(left) || isMoment(right))) return order(left, right) === 0;
  if (left === right && isMoment(left)) throw new Unknown();
  return left === right;
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Unknown();
  return value;
}

/** Below 0: the left one comes first. */
export function order(left: Sample, right: Sample): number {
  if (isMoment(left)) return -fromMoment(right);
  if (isMoment(right)) return fromMoment(left);
  const areNumbers = typeof left === 'number' && typeof right === 'number';
  if (!areNumbers && !(typeof left === 'string' && typeof right === 'string')) throw new Unknown();
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether a time lies before (-1) or after (1) the moment at which a test runs. */
function fromMoment(other: Sample): number {
  const year = typeof other === 'string' ? /^(\d{4})-\d\d-\d\d/.exec(other)?.[1] : undefined;
  if (year === undefined || isMoment(other)) throw new Unknown();
  if (year <= '2025') return -1;
  if (year >= '2900') return 1;
  throw new Unknown();
}
