import type { Retry } from '../model/timing.ts';
import { groupedDigits } from './number-text.ts';

/** @example '{ attempts: 5, from: 1_000, upTo: 60_000 }'; '' where that is as usual */
export function retryText({ times, fromMs, toMs }: Retry): string {
  if (times === 3 && fromMs === 200 && toMs === 5_000) return '';
  const [attempts, from, upTo] = [times, fromMs, toMs].map(groupedDigits);
  return `{ attempts: ${attempts}, from: ${from}, upTo: ${upTo} }`;
}
