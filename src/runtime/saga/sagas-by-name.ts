import { requireNames } from '../eventsourcing/require-names.ts';
import type { Saga } from './saga.ts';

/** Throws where two sagas, or two steps of one, have the same name: what is written down is known by it. */
export function sagasByName(sagas: readonly Saga[]): ReadonlyMap<string, Saga> {
  requireNames('sagas', sagas);
  for (const saga of sagas) {
    const steps = saga.steps.flat().map(({ name }) => name);
    const twice = steps.find((name, at) => steps.indexOf(name) !== at);
    if (twice !== undefined) throw new Error(`${saga.name} has two steps called ${twice}`);
  }
  return new Map(sagas.map((saga) => [saga.name, saga]));
}
