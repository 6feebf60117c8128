import type { Name } from '../../spec/name.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Rule as SpecRule } from '../../spec/rule.ts';
import { builtInErrors, unknownError } from '../built-in-errors.ts';
import type { ErrorDeclaration, Rule } from '../declaration.ts';
import { assuming, type Given, type Scope } from '../scope.ts';
import { bindCondition } from './bind.ts';
import type { Directory } from './directory.ts';
import type { Site } from './site.ts';

/** Rules whose error is unknown are reported and left out. */
export function buildRules(
  written: readonly SpecRule[],
  scope: Scope,
  site: Site,
): readonly Rule[] {
  const rules: Rule[] = [];
  for (const { condition, error } of written) {
    const bound = bindCondition(site, condition, assuming(scope, holding(rules)));
    const found = findError(error, site);
    if (found) rules.push({ condition: bound, error: found });
  }
  return rules;
}

/** What is known behind rules: that they hold. */
export const holding = (rules: readonly Rule[]): readonly Given[] =>
  rules.map(({ condition }) => ({ condition, holds: true }));

/** A declared error of the context or the shared kernel, or a built-in one. */
export function findError(name: Name, site: Site): ErrorDeclaration | undefined {
  const { shared, contexts } = site.directories;
  const places = [site.directory, shared];
  for (const { errors } of places) {
    const declared = errors.get(name.text);
    if (declared) return declared;
  }
  const known = builtInErrors.get(name.text) ?? unknownReference(name.text, contexts.values());
  if (known) return known;
  if (places.some(({ broken }) => broken.has(name.text))) return undefined;
  const candidates = [
    ...places.flatMap(({ errors }) => [...errors.keys()]),
    ...builtInErrors.keys(),
  ];
  site.report('SPEC_UNKNOWN_ERROR', name.at, {
    name: name.text,
    near: nearest(name.text, candidates),
  });
  return undefined;
}

/** `UnknownCargo`, when a `ref Cargo` can be. */
function unknownReference(
  name: string,
  directories: Iterable<Directory>,
): ErrorDeclaration | undefined {
  if (!name.startsWith('Unknown')) return undefined;
  const thing = name.slice('Unknown'.length);
  for (const { things } of directories) {
    const kind = things.get(thing)?.kind;
    if (kind === 'entity' || kind === 'aggregate') return unknownError(thing);
  }
  return undefined;
}
