import type { Sending } from '../../spec/call.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Saga as SpecSaga, SagaStep as SpecStep } from '../../spec/saga.ts';
import type { Field, Name } from '../declaration.ts';
import { isOptional, namesOf } from '../expression-type.ts';
import type { Reaction } from '../reaction.ts';
import type { Saga, SagaStep } from '../saga.ts';
import { type Place, scopeAt } from '../scope.ts';
import { bindCondition } from './bind.ts';
import { declared } from './declared.ts';
import { findEvent } from './event-lookup.ts';
import { buildFields } from './field.ts';
import { buildForEach } from './for-each.ts';
import { NameTable } from './naming.ts';
import { seenPayload } from './payload.ts';
import { buildReaction } from './send.ts';
import type { Building, Site } from './site.ts';
import { buildRetry, usualRetry } from './timing.ts';

/** Undefined, and reported, when there is no such event. */
export function buildSaga(written: SpecSaga, site: Site): Saga | undefined {
  const on = findEvent(written.on, site);
  if (on === undefined) return undefined;
  const saga: Building<Saga> = {
    kind: 'saga',
    ...declared(written, site.context),
    on,
    data: buildFields(written.data, site),
    steps: [],
    timeoutMs: written.timeout?.milliseconds,
    done: undefined,
    failed: undefined,
  };
  checkStepNames(written, site);
  site.later(() => bindSaga(saga, written, site));
  return saga;
}

const stepsOf = ({ steps }: SpecSaga): readonly (readonly SpecStep[])[] =>
  steps.map((entry) => (entry.kind === 'parallel' ? entry.steps : [entry]));

function checkStepNames(written: SpecSaga, site: Site): void {
  const names = new NameTable(written.name.text, site.report);
  for (const { name } of stepsOf(written).flat()) names.add(name, { as: 'a step' });
}

interface SagaScope {
  readonly payload: readonly Name[];
  readonly data: readonly Name[];
}

function bindSaga(saga: Building<Saga>, written: SpecSaga, site: Site): void {
  const parts: SagaScope = { payload: seenPayload(saga.on, site), data: namesOf(saga.data) };
  const reaction = (sendings: readonly Sending[] | undefined, place: Place) =>
    sendings && buildReaction(sendings, scopeAt(place, site.nameables, parts), site);
  saga.steps = stepsOf(written).map((steps) => steps.map((step) => buildStep(step, parts, site)));
  saga.done = reaction(written.done, 'saga step');
  saga.failed = reaction(written.failed, 'saga failed');
  checkData(saga, site);
}

function buildStep(written: SpecStep, parts: SagaScope, site: Site): SagaStep {
  const outer = scopeAt('saga step', site.nameables, parts);
  const loop = written.forEach && buildForEach(written.forEach, outer, site);
  const scope = loop
    ? scopeAt('saga step', site.nameables, { ...parts, each: [loop.each] })
    : outer;
  return {
    name: written.name.text,
    was: written.was?.text,
    when: written.when && bindCondition(site, written.when, scope),
    do: buildReaction(written.do, scope, site),
    undo: written.undo && buildReaction(written.undo, scope, site),
    forEach: loop?.forEach,
    timeoutMs: written.timeout?.milliseconds ?? 30_000,
    retry: written.retry ? buildRetry(written.retry) : usualRetry,
    optional: written.optional,
  };
}

/** `data` is filled by name from what the steps' commands return. */
function checkData(saga: Saga, site: Site): void {
  const replies = saga.steps.flat().flatMap((step) => repliesOf(step.do, site));
  const known = replies.map(({ name }) => name);
  for (const field of saga.data) {
    if (isOptional(field) || field.computed || known.includes(field.name)) continue;
    site.report('SPEC_RETURN_UNFILLED', field.at, {
      field: field.name,
      target: `${saga.name}.${field.name}`,
      near: nearest(field.name, known),
    });
  }
}

const repliesOf = (reaction: Reaction, site: Site): readonly Field[] =>
  reaction.flatMap(({ call }) => {
    const { returns: known } = site.directories.contexts.get(call.context) ?? site.directory;
    const returns = known.get(call.aggregate ? `${call.aggregate}.${call.name}` : call.name);
    return returns?.kind === 'fields' ? returns.fields : [];
  });
