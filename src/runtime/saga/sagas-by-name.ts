import type { Saga } from './saga.ts';

/** Throws where two sagas, or two steps of one, have the same name: what is written down is known by it. */
export function sagasByName(sagas: readonly Saga[]): ReadonlyMap<string, Saga> {
  const known = new Map<string, Saga>();
  for (const saga of sagas) {
    if (known.has(saga.name)) throw new Error(`two sagas are called ${saga.name}`);
    const steps = saga.steps.flat().map(({ name }) => name);
    const twice = steps.find((name, at) => steps.indexOf(name) !== at);
    if (twice !== undefined) throw new Error(`${saga.name} has two steps called ${twice}`);
    known.set(saga.name, saga);
  }
  return known;
}
