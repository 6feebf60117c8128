import type { Context } from '../model/context.ts';
import { elements } from './parameters.ts';

/** A context at work, in the variable that holds it. */
export interface Running {
  readonly context: Context;
  readonly variable: string;
}

/** Lists of several contexts, and others, as one. */
export function joined(
  running: readonly Running[],
  member: string,
  others: readonly string[] = [],
): string {
  const [only, ...more] = [...running.map(({ variable }) => `${variable}.${member}`), ...others];
  if (only === undefined) return '[]';
  return more.length === 0 ? only : elements([only, ...more].map((one) => `...${one}`));
}
