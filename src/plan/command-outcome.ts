import type { Aggregate } from '../model/aggregate.ts';
import type { Outcome as Branch, Command, Emit } from '../model/command.ts';
import type { ErrorDeclaration, LocalBinding } from '../model/declaration.ts';
import { usedLets } from './command-lets.ts';
import {
  blankState,
  happened,
  type Instance,
  objectOf,
  stateSample,
  type Told,
} from './event-outcome.ts';
import type { Sample, SampleObject } from './sample.ts';
import { completed, defaultSample } from './sample-default.ts';
import { Unknown } from './sample-equality.ts';
import { evaluate, Refused, type SampleNames } from './sample-evaluation.ts';
import { valueOrUnknown } from './sample-unknown.ts';

/** What comes of a command. */
export type CommandOutcome =
  | {
      readonly kind: 'done';
      /** Undefined: it is deleted. */
      readonly instance: Instance | undefined;
      readonly told: readonly Told[];
      /** What its answer and its events can name besides the state. */
      readonly names: SampleNames;
    }
  | { readonly kind: 'refused'; readonly error: ErrorDeclaration }
  /** It cannot be given in this state: which is an error, or nothing happens. */
  | { readonly kind: 'illegal' | 'ignored' };

/** Who gives commands in tests. */
export const testActor: SampleObject = {
  kind: 'object',
  entries: [{ name: 'id', wire: 'id', sample: '01948b1c-5f00-7000-8000-000000000001' }],
};

/** What a command is given for. */
export interface Occasion {
  readonly command: Command;
  readonly aggregate: Aggregate;
  /** Undefined: nothing is there yet. */
  readonly instance: Instance | undefined;
  readonly input: SampleObject;
  readonly id: Sample;
  /** Who gives it, where that is somebody else. */
  readonly actor?: SampleObject;
}

/** What is known to come of a command; undefined: that cannot be told. */
export function outcomeOf(occasion: Occasion): CommandOutcome | undefined {
  const { command, instance } = occasion;
  const isFree = instance === undefined ? command.state.creates : command.state.changes;
  if (!isFree) return undefined;
  try {
    return decided(occasion);
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', error: error.error };
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

/** What input, state and caller stand for; `lets` were looked up before. */
export const givenNames =
  (occasion: Occasion, lets: ReadonlyMap<string, Sample> = new Map()): SampleNames =>
  ({ kind, name }) => {
    const { aggregate, instance } = occasion;
    const state = instance?.state ?? blankState(aggregate);
    switch (kind) {
      case 'let':
        return lets.get(name) ?? unknown();
      case 'input':
        return inputSample(occasion, name, state);
      case 'state':
        return name === 'id' ? occasion.id : stateSample(aggregate, state, name);
      case 'whole':
        return name === '$state' ? objectOf(state) : givenInput(occasion, state);
      case 'actor':
        return occasion.actor ?? testActor;
      default:
        return unknown();
    }
  };

/** The same with the command's `let`s. One that is not known hides what hangs on it. */
function decidingNames(occasion: Occasion): SampleNames {
  const { command } = occasion;
  const lets = new Map<string, Sample>();
  const names = givenNames(occasion, lets);
  const used = usedLets(command);
  for (const { name, value } of command.lets) {
    const made = used.has(name) ? valueOrUnknown(value, names) : undefined;
    if (made !== undefined) lets.set(name, made);
  }
  return names;
}

function inputSample({ command, input }: Occasion, name: string, state: Instance['state']): Sample {
  const field = command.input.find((one) => one.name === name);
  const entry = input.entries.find((one) => one.name === name);
  if (entry !== undefined) return field ? completed(field, entry.sample) : entry.sample;
  if (command.partial && state.has(name)) return state.get(name) ?? null;
  return (field && defaultSample(field)) ?? (field?.default ? unknown() : null);
}

/** The input as a whole: what is not known of it is left out. */
const givenInput = (occasion: Occasion, state: Instance['state']): SampleObject => ({
  kind: 'object',
  entries: occasion.command.input.flatMap((field) => {
    const { name, wire } = field;
    const isGiven = occasion.input.entries.some((entry) => entry.name === name);
    const isDrawn = !isGiven && defaultSample(field) === undefined;
    return isDrawn ? [] : [{ name, wire, sample: inputSample(occasion, name, state) }];
  }),
});

function decided(occasion: Occasion): CommandOutcome {
  const { command, aggregate, instance } = occasion;
  const names = decidingNames(occasion);
  const status = instance?.state.get('status');
  const { from } = command.state;
  if (instance !== undefined && from.length > 0) {
    if (status === undefined) throw new Unknown();
    const members = aggregate.states?.enum.members.filter(({ name }) => from.includes(name)) ?? [];
    if (!members.some(({ wire }) => wire === status)) {
      return { kind: command.illegal === 'ignore' ? 'ignored' : 'illegal' };
    }
  }
  for (const { condition, error } of command.require) {
    if (!evaluate(condition, names)) return { kind: 'refused', error };
  }
  return carriedOut(occasion, chosen(command.outcomes, names), names);
}

function chosen(branches: readonly Branch[], names: SampleNames): Branch {
  const found = branches.find(({ when }) => when === undefined || evaluate(when, names));
  return found ?? unknown();
}

function carriedOut(occasion: Occasion, branch: Branch, names: SampleNames): CommandOutcome {
  const { aggregate, instance } = occasion;
  const told = branch.emit.map((emit) => toldBy(emit, occasion, names));
  const after = told.reduce<Instance | undefined>(
    (before, one) => happened(aggregate, before, one),
    instance,
  );
  if (after !== undefined) demandInvariants(aggregate, after);
  if (branch.error !== undefined) return { kind: 'refused', error: branch.error };
  return { kind: 'done', instance: after, told, names };
}

function demandInvariants(aggregate: Aggregate, { state }: Instance): void {
  for (const { condition, error } of aggregate.invariants) {
    const holds = evaluate(condition, ({ name }) => stateSample(aggregate, state, name));
    if (!holds) throw new Refused(error);
  }
}

/** An event with what is known of its fields. */
function toldBy({ event, fill }: Emit, occasion: Occasion, names: SampleNames): Told {
  const data = new Map<string, Sample>([[event.idField.name, occasion.id]]);
  for (const { field, from } of fill) {
    const value =
      from.kind === 'expr'
        ? valueOrUnknown(from.value, names)
        : from.kind === 'default'
          ? defaultSample(field)
          : named(names, { kind: from.kind, name: from.name, field });
    if (value !== undefined) data.set(field.name, value);
  }
  return { event, data };
}

function named(names: SampleNames, binding: LocalBinding): Sample | undefined {
  try {
    return names(binding);
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

function unknown(): never {
  throw new Unknown();
}
