import type { At } from '../../diagnostic.ts';
import type { Context } from '../context.ts';
import { withSuffix } from '../with-suffix.ts';
import type { Report } from './site.ts';

interface Named {
  readonly name: string;
  readonly at: At;
}

interface Told extends Named {
  readonly as: string;
  /** What its class is called. */
  readonly type: string;
}

/** Classes say what they are, unless the name does: `Ship` and `ShipPolicy` would be one class. */
export function checkClassNames(contexts: readonly Context[], report: Report): void {
  for (const context of contexts) checkWithin(context, report);
}

function checkWithin(context: Context, report: Report): void {
  const { policies, sagas, processes } = context;
  const suffixed = [
    ...policies.map(suffixedBy('Policy', 'the policy')),
    ...sagas.map(suffixedBy('Saga', 'the saga')),
    ...processes.map(suffixedBy('Process', 'the process')),
  ];
  const seen = new Map<string, Told>(othersOf(context).map((one) => [one.type, one]));
  // What is called so itself comes first: the other one is to be renamed.
  for (const one of suffixed.toSorted((a, b) => a.name.length - b.name.length).reverse()) {
    const before = seen.get(one.type);
    seen.set(one.type, before ?? one);
    if (before === undefined) continue;
    report('SPEC_DUPLICATE_NAME', one.at, {
      name: one.type,
      in: context.name,
      as: before.name === before.type ? before.as : `the class of ${before.as}`,
      hint: `choose another name for ${one.as}, whose class is called so`,
    });
  }
}

const suffixedBy =
  (suffix: string, kind: string) =>
  ({ name, at }: Named): Told => ({
    name,
    at,
    as: `${kind} ${name}`,
    type: withSuffix(name, suffix),
  });

const othersOf = (context: Context): readonly Told[] =>
  [
    ...context.types,
    ...context.enums,
    ...context.unions,
    ...context.values,
    ...context.entities,
    ...context.aggregates,
    ...context.domainServices,
    ...context.externals,
    ...context.views,
  ].map(({ name, at, kind }) => ({ name, at, as: `the ${kind} ${name}`, type: name }));
