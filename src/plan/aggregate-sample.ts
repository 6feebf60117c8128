import type { Aggregate } from '../model/aggregate.ts';
import type { Command } from '../model/command.ts';
import type { Root } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { type RoutedScope, routedCommands } from './command-controller.ts';
import { type CommandOutcome, givenNames, type Occasion, outcomeOf } from './command-outcome.ts';
import { commandSamples } from './command-sample.ts';
import type { Sample, SampleObject, SampleRow } from './sample.ts';
import { sampleField } from './sample.ts';
import { Unknown } from './sample-equality.ts';
import { evaluate } from './sample-evaluation.ts';
import { neededRows } from './sample-needs.ts';

/** Whether the rows can be made that a sample points at. */
export type CanMakeAll = (rows: readonly SampleRow[]) => boolean;

export type Done = Extract<CommandOutcome, { kind: 'done' }>;

/** A request that surely makes an instance. */
export interface Creation {
  readonly scope: RoutedScope;
  readonly input: SampleObject;
  readonly id: Sample;
  readonly needs: readonly SampleRow[];
  readonly done: Done;
}

/** The id of what a command makes: known where the caller brings it. */
export function newIdOf(command: Command, aggregate: Aggregate): Sample | undefined {
  const isGiven = aggregate.identity.made === 'given' || command.target.kind === 'id';
  return isGiven ? madeId(aggregate) : { kind: 'ref', target: aggregate, at: own };
}

/** Apart from the rows of the same aggregate that inputs refer to. */
const own = -1;
const none = -2;

export const isOwn = ({ at }: SampleRow): boolean => at === own;

/** The id that no instance has: it is written once for all tests of a file. */
export const isUnknown = ({ at }: SampleRow): boolean => at === none;

/** An id that no instance has; undefined: none can be made up. */
export function unknownId(aggregate: Aggregate): Sample | undefined {
  const id = madeId(aggregate);
  const isPlain = id !== undefined && encodeURIComponent(id) === String(id);
  return isPlain && aggregate.identity.made !== 'given'
    ? { kind: 'ref', target: aggregate, at: none }
    : id;
}

/** An id as a caller could bring it. */
export function madeId({ identity }: Aggregate): string | number | undefined {
  const sample = sampleField(identity.field, []);
  return typeof sample === 'string' || typeof sample === 'number' ? sample : undefined;
}

/** Whether whoever calls in the tests is let in. */
export function isAllowed(occasion: Occasion, { auth }: Model): boolean {
  return (
    auth === undefined ||
    occasion.command.allow.some(({ condition }) => {
      if (condition === undefined) return true;
      try {
        return Boolean(evaluate(condition, givenNames(occasion)));
      } catch (error) {
        if (error instanceof Unknown) return false;
        throw error;
      }
    })
  );
}

/** How an instance is made over HTTP; undefined: nothing is sure to make one. */
export function aggregateCreation(
  aggregate: Aggregate,
  model: Model,
  { inside, canMakeAll }: { readonly inside: readonly Root[]; readonly canMakeAll: CanMakeAll },
): Creation | undefined {
  const context = model.contexts.find(({ name }) => name === aggregate.context);
  if (context === undefined) return undefined;
  for (const scope of routedCommands(model, context, aggregate)) {
    const { command } = scope;
    const id = newIdOf(command, aggregate);
    if (!command.state.creates || !isAnswered(scope) || id === undefined) continue;
    for (const input of commandSamples(command, { inside: [...inside, aggregate], shown: [] })) {
      const occasion = { command, aggregate, instance: undefined, input, id };
      const needs = neededRows(input);
      if (!isAllowed(occasion, model) || !canMakeAll(needs)) continue;
      const done = outcomeOf(occasion);
      if (done?.kind === 'done' && done.instance) return { scope, input, id, needs, done };
    }
  }
  return undefined;
}

/** Whether the id of what is made can be read from the answer. */
const isAnswered = ({ command, aggregate }: RoutedScope): boolean =>
  command.returns?.kind === 'fields' &&
  command.returns.fields.some(({ name, computed }) => name === 'id' && computed === undefined) &&
  aggregate.identity.field.wire === 'id';
