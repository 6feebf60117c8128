import type { Name } from '../../spec/name.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Rule as SpecRule } from '../../spec/rule.ts';
import { builtInErrors, unknownError } from '../built-in-errors.ts';
import type { ErrorDeclaration, Rule } from '../declaration.ts';
import type { Scope } from '../scope.ts';
import { bindCondition } from './bind.ts';
import type { Directory } from './directory.ts';
import type { Site } from './site.ts';

/** Rules whose error is unknown are reported and left out. */
export function buildRules(
  written: readonly SpecRule[],
  scope: Scope,
  site: Site,
): readonly Rule[] {
  return written.flatMap(({ condition, error }) => {
    const bound = bindCondition(site, condition, scope);
    const found = findError(error, site);
    return found ? [{ condition: bound, error: found }] : [];
  });
}

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
