import { AsyncLocalStorage } from 'node:async_hooks';

/** Runs within a unit of work, and does the unit's work or answers in its place. */
export type AroundUnit = <T>(work: () => Promise<T>) => Promise<T>;

const around = new AsyncLocalStorage<AroundUnit | undefined>();

/**
 * Puts something around the work of every unit that begins below `call`, whichever object begins
 * it: what has to be kept with the effect of a call need not be handed to everybody on the way.
 */
export function aroundUnits<T>(inside: AroundUnit, call: () => Promise<T>): Promise<T> {
  return around.run(inside, call);
}

/** The work of a unit that has just begun: engines run it so. */
export function workOfUnit<T>(work: () => Promise<T>): Promise<T> {
  const inside = around.getStore();
  return inside === undefined ? work() : inside(work);
}

/** What follows from a unit is not of the call that began it. */
export function outsideOfCall<T>(work: () => T): T {
  return around.getStore() === undefined ? work() : around.run(undefined, work);
}
