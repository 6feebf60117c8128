import type { Aggregate } from '../model/aggregate.ts';
import type { Field, LocalBinding } from '../model/declaration.ts';
import type { Event } from '../model/event.ts';
import { storedFields } from './entity-fields.ts';
import type { Sample, SampleObject } from './sample.ts';
import { defaultSample } from './sample-default.ts';
import { moments, Unknown } from './sample-equality.ts';
import { evaluate } from './sample-evaluation.ts';
import { fits } from './sample-fit.ts';
import { valueOrUnknown } from './sample-unknown.ts';

/** An instance as far as it is known: a field that is missing is not. */
export interface Instance {
  readonly state: ReadonlyMap<string, Sample>;
  /** The number of its events. */
  readonly version: number;
}

/** An event with its payload, as far as that is known. */
export interface Told {
  readonly event: Event;
  readonly data: ReadonlyMap<string, Sample>;
}

/** The state before anything has happened. */
export function blankState(aggregate: Aggregate): ReadonlyMap<string, Sample> {
  const state = new Map<string, Sample>(aggregate.states ? [['status', null]] : []);
  for (const field of storedFields(aggregate).slice(1)) {
    const isMade = ['now', 'today', 'uuid'].includes(field.default?.kind ?? '');
    const sample = isMade ? undefined : defaultSample(field);
    if (sample !== undefined) state.set(field.name, sample);
  }
  return state;
}

/** A field of the state, computed ones included. */
export function stateSample(
  aggregate: Aggregate,
  state: ReadonlyMap<string, Sample>,
  name: string,
): Sample {
  const computed = aggregate.fields.find((field) => field.name === name)?.computed;
  if (computed) return evaluate(computed, (one) => stateSample(aggregate, state, one.name));
  const sample = state.get(name);
  if (sample === undefined) throw new Unknown();
  return sample;
}

/** What an event makes of an instance; undefined: it is gone. */
export function happened(
  aggregate: Aggregate,
  before: Instance | undefined,
  { event, data }: Told,
): Instance | undefined {
  if (event.to === 'deleted') return undefined;
  if (event.apply.kind === 'code') throw new Unknown();
  const old = before?.state ?? blankState(aggregate);
  const state = new Map(before?.state ?? newState(aggregate, data.get(event.idField.name)));
  const status = memberWire(aggregate, event.to ?? (before ? undefined : aggregate.states?.first));
  if (status !== undefined) state.set('status', status);
  for (const field of event.same) keep(state, field, data.get(field.name));
  for (const { field, value } of event.apply.set) {
    keep(state, field, valueOrUnknown(value, eventNames(aggregate, old, { data })));
  }
  if (before === undefined) demandWhole(aggregate, state);
  return { state, version: (before?.version ?? 0) + 1 };
}

function newState(aggregate: Aggregate, id: Sample | undefined): Map<string, Sample> {
  const state = new Map<string, Sample>(id === undefined ? [] : [['id', id]]);
  for (const field of storedFields(aggregate).slice(1)) {
    const sample = defaultSample(field);
    if (sample !== undefined) state.set(field.name, sample);
  }
  return state;
}

const memberWire = ({ states }: Aggregate, name: string | undefined): string | undefined =>
  states?.enum.members.find((member) => member.name === name)?.wire;

/** A decimal finer than its field is stored otherwise. */
function keep(state: Map<string, Sample>, field: Field, sample: Sample | undefined): void {
  const isRounded = typeof sample === 'string' && sample.includes('.') && !fits(field, sample);
  if (sample === undefined || isRounded) state.delete(field.name);
  else state.set(field.name, sample);
}

/** What must be there and was not filled would not be stored. */
function demandWhole(aggregate: Aggregate, state: ReadonlyMap<string, Sample>): void {
  const isLacking = storedFields(aggregate).some(
    ({ name, card }) => card === 'one' && state.get(name) === null,
  );
  if (isLacking) throw new Unknown();
}

/** The names of an event's `apply`. */
export const eventNames =
  (aggregate: Aggregate, state: ReadonlyMap<string, Sample>, { data }: Pick<Told, 'data'>) =>
  ({ kind, name }: LocalBinding): Sample => {
    if (kind === 'payload') return data.get(name) ?? unknown();
    if (kind === 'state') return stateSample(aggregate, state, name);
    if (kind === 'whole') return objectOf(name === '$event' ? data : state);
    if (kind === 'meta') return happening;
    return unknown();
  };

/** Of an event's `meta` only the time is known. */
const happening: SampleObject = {
  kind: 'object',
  entries: [{ name: 'at', wire: 'at', sample: moments.now }],
};

/** What is known, as one object. */
export const objectOf = (of: ReadonlyMap<string, Sample>): SampleObject => ({
  kind: 'object',
  entries: [...of].map(([name, sample]) => ({ name, wire: name, sample })),
});

function unknown(): never {
  throw new Unknown();
}
