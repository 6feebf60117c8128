import type { Aggregate } from '../model/aggregate.ts';
import type { LocalBinding } from '../model/declaration.ts';
import type { View, ViewHandler } from '../model/view.ts';
import type { Creation } from './aggregate-sample.ts';
import { eventNames, type Told } from './event-outcome.ts';
import { isSettled } from './heard-events.ts';
import type { Sample } from './sample.ts';
import { defaultSample } from './sample-default.ts';
import { isSame, Unknown } from './sample-equality.ts';
import { evaluate, Refused } from './sample-evaluation.ts';
import { valueOrUnknown } from './sample-unknown.ts';

/** What is known of a row, by the names of its columns. */
export type KnownRow = ReadonlyMap<string, Sample>;

/** The row of an aggregate or a view once an instance is made; undefined: that cannot be told. */
export function createdRow(
  source: Aggregate | View,
  { scope, done }: Creation,
): KnownRow | undefined {
  const { aggregate, model } = scope;
  const row = source === aggregate ? done.instance?.state : viewRow(source, { scope, done });
  const id = done.instance?.state.get('id');
  if (row === undefined || id === undefined || isSettled(done.told, model)) return row;
  // What goes on by itself may change everything but which one it is.
  const key = source.kind === 'view' ? source.key : [source.identity.field];
  return mayEnd(source) ? undefined : new Map(key.map(({ name }) => [name, id]));
}

const mayEnd = (source: Aggregate | View): boolean =>
  source.kind === 'view'
    ? source.on.some(({ does }) => does.kind === 'delete')
    : source.commands.some(({ state }) => state.to.includes('deleted'));

function viewRow(source: Aggregate | View, made: Made): KnownRow | undefined {
  if (source.kind !== 'view') return undefined;
  try {
    return shownRow(source, made);
  } catch (error) {
    if (error instanceof Unknown || error instanceof Refused) return undefined;
    throw error;
  }
}

type Made = Pick<Creation, 'scope' | 'done'>;

function shownRow(view: View, { scope, done }: Made): KnownRow | undefined {
  const id = done.instance?.state.get('id');
  const [key, ...more] = view.key;
  if (id === undefined || key === undefined || more.length > 0) return undefined;
  let row: Map<string, Sample> | undefined;
  for (const told of done.told) {
    for (const handler of view.on.filter(({ event }) => event === told.event)) {
      if (!isSame(keyOf(handler, told, scope.aggregate), id)) throw new Unknown();
      row = handled(handler, { told, row: row ?? blankRow(view, id), aggregate: scope.aggregate });
    }
  }
  return row;
}

function blankRow(view: View, id: Sample): Map<string, Sample> {
  const row = new Map<string, Sample>(view.key.map(({ name }) => [name, id]));
  for (const field of view.fields) {
    const sample = defaultSample(field);
    if (sample !== undefined) row.set(field.name, sample);
  }
  return row;
}

function keyOf({ key }: ViewHandler, { data }: Told, aggregate: Aggregate): Sample {
  const [part] = key;
  const sample =
    part?.kind === 'name'
      ? data.get(part.field.name)
      : part && evaluate(part.value, namesIn(new Map(), { data, aggregate }));
  if (sample === undefined) throw new Unknown();
  return sample;
}

interface Handling {
  readonly told: Told;
  readonly row: Map<string, Sample>;
  readonly aggregate: Aggregate;
}

function handled({ when, does }: ViewHandler, { told, row, aggregate }: Handling) {
  const names = namesIn(row, { data: told.data, aggregate });
  if (does.kind !== 'set') throw new Unknown();
  if (when !== undefined && !evaluate(when, names)) throw new Unknown();
  const after = new Map(row);
  const keep = (name: string, sample: Sample | undefined): void => {
    if (sample === undefined) after.delete(name);
    else after.set(name, sample);
  };
  for (const { name } of does.same) keep(name, told.data.get(name));
  for (const { field, value } of does.set) keep(field.name, valueOrUnknown(value, names));
  return after;
}

const namesIn =
  (row: KnownRow, { data, aggregate }: Pick<Told, 'data'> & { readonly aggregate: Aggregate }) =>
  (binding: LocalBinding): Sample => {
    const { kind, name } = binding;
    if (kind === 'payload' || kind === 'meta') {
      return eventNames(aggregate, new Map(), { data })(binding);
    }
    const sample = kind === 'column' || kind === 'row' ? row.get(name) : undefined;
    if (sample === undefined) throw new Unknown();
    return sample;
  };
