import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { Policy } from '../model/policy.ts';
import { withSuffix } from '../model/with-suffix.ts';
import { type HeardSource, heardSources } from './heard-types.ts';
import { kebab, pascal } from './names.ts';
import { oncePer } from './once-per.ts';
import { contextFolder } from './paths.ts';

/** One policy with all that its files are planned from. */
export interface PolicyScope {
  readonly model: Model;
  readonly context: Context;
  readonly policy: Policy;
  /** @example 'MarkShippedPolicy' */
  readonly type: string;
  /** What its place in the log is kept under. @example 'ordering.mark-shipped' */
  readonly name: string;
  readonly file: string;
  readonly heard: readonly HeardSource[];
}

/** @example 'MarkShippedPolicy' */
const policyType = ({ name }: Policy): string => withSuffix(pascal(name), 'Policy');

/** @example 'ordering.mark-shipped' */
export const policyName = (context: string, policy: string): string =>
  `${kebab(context)}.${kebab(policy)}`;

const scopesIn = oncePer((model: Model) =>
  oncePer((context: Context): readonly PolicyScope[] =>
    context.policies.map((policy) => ({
      model,
      context,
      policy,
      type: policyType(policy),
      name: policyName(context.name, policy.name),
      file: `${contextFolder(context.name)}/application/policies/${kebab(policy.name)}.ts`,
      heard: heardSources(policy.on, model),
    })),
  ),
);

/** The policies of a context, in the order of the spec; the same scopes each time. */
export const policyScopes = (model: Model, context: Context): readonly PolicyScope[] =>
  scopesIn(model)(context);
