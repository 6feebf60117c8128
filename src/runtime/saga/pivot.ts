import type { SagaStep } from './saga.ts';
import type { StepRecord } from './saga-instance.ts';
import { leftOf } from './step-record.ts';
import type { Records } from './step-scope.ts';

/**
 * The steps after the last that can be taken back: the pivot, and those that only go forward from it
 * (Garcia-Molina and Salem, Sagas; Richardson, Microservices Patterns, 4.3). None where nothing can be
 * taken back.
 */
export class Pivot {
  readonly #steps: readonly SagaStep[];
  readonly #records: Records;

  constructor(groups: readonly (readonly SagaStep[])[], records: Records) {
    const last = groups.findLastIndex((group) => group.some(({ undo }) => undo !== undefined));
    const after = last < 0 ? [] : groups.slice(last + 1).flat();
    this.#steps = after.filter(({ optional }) => !optional);
    this.#records = records;
  }

  /** One of them may have been done: time does not call the saga off any more. */
  get isBegun(): boolean {
    return this.#some((record) => {
      return record.attempts > 0 || record.state === 'recalling' || leftOf(record) > 0;
    });
  }

  /** One of them is done: the saga can no longer be taken back as a whole, and has to come to its end. */
  get isPassed(): boolean {
    return this.#some((record) => leftOf(record) > 0);
  }

  #some(holds: (record: StepRecord) => boolean): boolean {
    return this.#steps.some(({ name }) => {
      const record = this.#records.get(name);
      return record !== undefined && holds(record);
    });
  }
}
