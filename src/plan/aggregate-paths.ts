import type { Command } from '../model/command.ts';
import type { Model } from '../model/model.ts';
import { type Creation, isAllowed, isOwn, newIdOf } from './aggregate-sample.ts';
import type { AggregateScope } from './aggregate-scope.ts';
import { type RoutedScope, routedCommands } from './command-controller.ts';
import { type CommandOutcome, givenNames, type Occasion, outcomeOf } from './command-outcome.ts';
import { commandSamples } from './command-sample.ts';
import { canMakeAll, creationOf } from './entity-sample.ts';
import type { Instance } from './event-outcome.ts';
import { isSettled } from './heard-events.ts';
import { oncePer } from './once-per.ts';
import type { Sample, SampleObject, SampleRow } from './sample.ts';
import { isSame, Unknown } from './sample-equality.ts';
import { evaluate } from './sample-evaluation.ts';
import { withMember } from './sample-member.ts';
import { neededRows } from './sample-needs.ts';

/** A command with what it is given. */
export interface Step {
  readonly scope: RoutedScope;
  readonly input: SampleObject;
  /** Of the instance. */
  readonly id: Sample;
}

/** How an instance comes to be where a test begins: it is made, and these follow. */
export interface Path {
  readonly steps: readonly Step[];
  /** Before each step. */
  readonly versions: readonly number[];
  readonly instance: Instance;
}

/** A command in a situation that a test can bring about, with what is sure to come of it. */
export interface Attempt extends Step {
  /** Undefined: nothing is there yet. */
  readonly path: Path | undefined;
  readonly outcome: CommandOutcome;
}

/** Paths are no longer than this, and no more of them are followed. */
const longest = 3;
const most = 30;

/** What is known to come of the commands of an aggregate, after as few others as possible. */
export const attemptsOn = oncePer((scope: AggregateScope): readonly Attempt[] => {
  const { aggregate, model } = scope;
  const creation = creationOf(aggregate, model);
  const commands = routedCommands(model, scope.context, aggregate);
  const found = new Map<string, Attempt>();
  const note = (attempt: Attempt): void => {
    const key = attemptKey(attempt);
    if (!found.has(key)) found.set(key, attempt);
  };
  for (const one of commands) for (const attempt of attempts(one, undefined)) note(attempt);
  const start = creation && startOf(creation, model);
  const paths: Path[] = start ? [start] : [];
  const known = new Set(paths.map(({ instance }) => stateKey(instance)));
  for (const path of paths) {
    for (const one of commands) {
      const made = attempts(one, path);
      made.forEach(note);
      const next = made.find(({ outcome }) => outcome.kind === 'done');
      const after = next && follow(path, next, model);
      if (!after || paths.length >= most || known.has(stateKey(after.instance))) continue;
      known.add(stateKey(after.instance));
      paths.push(after);
    }
  }
  return [...found.values()];
});

function attemptKey({ scope, path, outcome }: Attempt): string {
  const { name } = scope.command;
  if (outcome.kind === 'refused') return `${name} ${outcome.error.name}`;
  return outcome.kind === 'done'
    ? `${name} ${path ? 'goes on' : 'begins'}`
    : `${name} ${outcome.kind}`;
}

const stateKey = ({ state }: Instance): string =>
  JSON.stringify([...state], (_, value) => (value?.kind === 'ref' ? value.target.id : value));

/** Where tests of an existing instance begin; undefined: none can. */
export function startOf({ done }: Creation, model: Model): Path | undefined {
  return done.instance && isSettled(done.told, model)
    ? { steps: [], versions: [], instance: done.instance }
    : undefined;
}

function follow(
  path: Path,
  { scope, input, id, outcome }: Attempt,
  model: Model,
): Path | undefined {
  if (outcome.kind !== 'done' || outcome.instance === undefined) return undefined;
  if (path.steps.length >= longest || !isSettled(outcome.told, model)) return undefined;
  return {
    steps: [...path.steps, { scope, input, id }],
    versions: [...path.versions, path.instance.version],
    instance: outcome.instance,
  };
}

/** What comes of a command at the end of a path, for one input after the other. */
function attempts(scope: RoutedScope, path: Path | undefined): readonly Attempt[] {
  const { command, aggregate, model } = scope;
  const id = path ? path.instance.state.get('id') : newIdOf(command, aggregate);
  if (id === undefined) return [];
  const instance = path?.instance;
  const inside = instance ? [] : [aggregate];
  return commandSamples(command, { inside, shown: [] }).flatMap((sample): readonly Attempt[] => {
    const input = aimed({ command, aggregate, instance, input: sample, id });
    if (!input) return [];
    const occasion = { command, aggregate, instance, input, id };
    if (!isAllowed(occasion, model) || !canMakeAll(otherRows(input), model)) return [];
    const outcome = outcomeOf(occasion);
    return outcome ? [{ scope, input, id, path, outcome }] : [];
  });
}

/** The rows that an input refers to, besides the instance itself. */
const otherRows = (input: SampleObject): readonly SampleRow[] =>
  neededRows(input).filter((row) => !isOwn(row));

/** The input with which a command finds its instance; undefined: it does not. */
export function aimed(occasion: Occasion): SampleObject | undefined {
  const { command, instance, input, id } = occasion;
  const { target } = command;
  if (instance === undefined || target.kind === 'new' || target.kind === 'id') return input;
  const wanted = target.kind === 'expr' ? id : instance.state.get(target.field.name);
  if (wanted === undefined || wanted === null) return undefined;
  const bound = target.value.bindings.get(target.value.node);
  const given =
    bound?.kind === 'input' ? withInput(command, input, { name: bound.name, wanted }) : input;
  try {
    const found = evaluate(target.value, givenNames({ ...occasion, input: given }));
    return isSame(found, wanted) ? given : undefined;
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

function withInput(
  command: Command,
  input: SampleObject,
  { name, wanted }: { readonly name: string; readonly wanted: Sample },
): SampleObject {
  const wire = command.input.find((field) => field.name === name)?.wire ?? name;
  const made = withMember(input, name, wanted);
  return {
    ...made,
    entries: made.entries.map((entry) => (entry.name === name ? { ...entry, wire } : entry)),
  };
}
