import type { Command as SpecCommand, Outcome as SpecOutcome } from '../../spec/command.ts';
import type { Outcome, Transition } from '../command.ts';
import { assuming } from '../scope.ts';
import { bindCondition } from './bind.ts';
import { checkBody } from './body.ts';
import { buildEmits, type EmitPlace } from './emit.ts';
import { checkReachable } from './reachable.ts';
import { findError } from './rule.ts';
import { isState } from './transition.ts';

export function checkOutcomes(written: SpecCommand, { site }: Pick<EmitPlace, 'site'>): void {
  const { emit, outcomes, at, name, state } = written;
  checkBody({ one: 'emit', other: 'outcomes' }, [emit !== undefined, outcomes !== undefined], {
    at,
    name,
    site,
  });
  if (outcomes === undefined && state !== undefined && state.to.length > 1) {
    site.report('SPEC_OUTCOME_TARGET', state.at, {
      problem: 'several targets need outcomes',
      hint: 'outcomes: [{ when: .., to: .., emit: .. }, { to: .., emit: .. }]',
    });
  }
  const last = outcomes?.at(-1);
  if (last?.when) site.report('SPEC_OUTCOME_OPEN', last.at);
  checkReachable(outcomes ?? [], site);
}

/** What a command decides; a single `emit` is one outcome. */
export function buildOutcomes(
  written: SpecCommand,
  transition: Transition,
  place: EmitPlace,
): readonly Outcome[] {
  if (written.outcomes) {
    let { scope } = place;
    return written.outcomes.map((outcome) => {
      const built = buildOutcome(outcome, transition, { ...place, scope });
      if (built.when) scope = assuming(scope, [{ condition: built.when, holds: false }]);
      return built;
    });
  }
  const emit = buildEmits(written.emit ?? [], place);
  return [{ when: undefined, to: transition.to[0], emit, error: undefined }];
}

function buildOutcome(written: SpecOutcome, transition: Transition, place: EmitPlace): Outcome {
  const { scope, site } = place;
  const when = written.when && bindCondition(site, written.when, scope);
  const chosen = when ? assuming(scope, [{ condition: when, holds: true }]) : scope;
  return {
    when,
    to: targetOf(written, transition, place),
    emit: buildEmits(written.emit, { ...place, scope: chosen }),
    error: written.error && findError(written.error, site),
  };
}

function targetOf(
  { to, at }: SpecOutcome,
  transition: Transition,
  { aggregate, site }: EmitPlace,
): string | undefined {
  const targets = transition.to;
  if (to === undefined) {
    if (targets.length > 1) {
      site.report('SPEC_OUTCOME_TARGET', at, {
        problem: 'several targets need outcomes with to',
        hint: `add to: one of ${targets.join(', ')}`,
      });
    }
    return targets[0];
  }
  if (to.kind === 'state' && !isState(to.name, aggregate, site)) return undefined;
  const text = to.kind === 'state' ? to.name.text : 'deleted';
  if (targets.includes(text)) return text;
  site.report('SPEC_OUTCOME_TARGET', to.at, {
    problem: `${text} is not a target of this command`,
    hint: targets.length > 0 ? `one of ${targets.join(', ')}` : `add it to state: .. -> ${text}`,
  });
  return undefined;
}
