import type { RecordedEvent } from '../eventsourcing/index.ts';
import type { EachScope, Saga, SagaScope, SagaStep } from './saga.ts';
import type { StepRecord } from './saga-instance.ts';

export type Records = ReadonlyMap<string, StepRecord>;

/** The steps of a saga as they follow each other; those of one list run side by side. */
export const groupsOf = ({ steps }: Saga): readonly (readonly SagaStep[])[] =>
  steps.map((entry) => (isGroup(entry) ? entry : [entry]));

// For a step that has no list.
const once = [undefined];

const isGroup = (entry: SagaStep | readonly SagaStep[]): entry is readonly SagaStep[] =>
  Array.isArray(entry);

/** What the functions of a saga are told: always the same, however often they are called. */
export class StepScopes {
  readonly #saga: Saga;
  readonly #told: Pick<SagaScope, 'event' | 'meta'>;
  readonly #groups: readonly (readonly SagaStep[])[];
  readonly #items = new Map<string, readonly unknown[]>();

  constructor(saga: Saga, event: RecordedEvent) {
    this.#saga = saga;
    // What an event says is an object: it has fields.
    this.#told = { event: event.data as object, meta: event.meta };
    this.#groups = groupsOf(saga);
  }

  /** What a step knows at an item: not what those answered that run beside it, nor later items. */
  at(step: SagaStep, index: number, records: Records): EachScope<object, object, unknown> {
    const own = records.get(step.name);
    const scope = this.#before(step, own, records);
    const item = this.items(step, records)[index];
    if (own?.replies === undefined) return { ...scope, item };
    const earlier = Object.entries(own.replies).filter(([at]) => Number(at) <= index);
    const data = Object.assign({}, scope.data, ...earlier.map(([, reply]) => this.#read(reply)));
    return { ...scope, data, item };
  }

  /** What a step is done for; one item of no meaning where it has no list. */
  items(step: SagaStep, records: Records): readonly unknown[] {
    const known = this.#items.get(step.name);
    if (known !== undefined) return known;
    if (step.forEach === undefined) return once;
    const items = step.forEach(this.#before(step, records.get(step.name), records));
    this.#items.set(step.name, items);
    return items;
  }

  /** The record at the next item that is not left out, or done where there is none. */
  next(step: SagaStep, record: StepRecord, records: Records): StepRecord {
    const items = this.items(step, records);
    const skipped = [...(record.skipped ?? [])];
    let { finished } = record;
    while (finished < items.length && step.when) {
      if (step.when(this.at(step, finished, records))) break;
      skipped.push(finished);
      finished += 1;
    }
    const state = finished < items.length ? record.state : 'done';
    return { ...record, state, finished, ...(skipped.length > 0 && { skipped }) };
  }

  /** What is known at the end. */
  whole(now: string, records: Records): SagaScope {
    return { ...this.#told, data: this.#dataOf(this.#groups, records), now };
  }

  #before(step: SagaStep, own: StepRecord | undefined, records: Records): SagaScope {
    const place = this.#groups.findIndex((group) => group.includes(step));
    const data = this.#dataOf(this.#groups.slice(0, place), records);
    return { ...this.#told, data, now: own?.at ?? '' };
  }

  #dataOf(groups: readonly (readonly SagaStep[])[], records: Records): object {
    const data = {};
    for (const group of groups) {
      for (const { name } of group) {
        const replies = records.get(name)?.replies;
        if (replies === undefined) continue;
        for (const reply of Object.values(replies)) Object.assign(data, this.#read(reply));
      }
    }
    return data;
  }

  #read(reply: object): object {
    return this.#saga.readData?.(reply) ?? reply;
  }
}
