import type { BoundExpression, LocalBinding, Rule } from '../model/declaration.ts';
import type { Sample } from './sample.ts';
import { Unknown } from './sample-equality.ts';
import { evaluate, Refused } from './sample-evaluation.ts';
import { sampleMember } from './sample-member.ts';

/** Undefined: that cannot be told. */
function holds(condition: BoundExpression, sample: Sample): boolean | undefined {
  const names = ({ kind, name }: LocalBinding): Sample => {
    if (kind !== 'field' && kind !== 'row') throw new Unknown();
    return sampleMember(sample, name);
  };
  try {
    return Boolean(evaluate(condition, names));
  } catch (error) {
    if (error instanceof Unknown || error instanceof Refused) return undefined;
    throw error;
  }
}

/** Whether all rules are sure to hold for a sample: what cannot be told counts as no. */
export const surelyHold = (rules: readonly Rule[], sample: Sample): boolean =>
  rules.every(({ condition }) => holds(condition, sample) === true);

/** Whether a rule is sure not to hold for a sample. */
export const surelyBreaks = ({ condition }: Rule, sample: Sample): boolean =>
  holds(condition, sample) === false;
