import { nearest } from '../spec/nearest.ts';
import { functions } from './expression-functions.ts';
import type { DottedName, Walk } from './expression-walk.ts';
import type { Nameable } from './scope.ts';

export interface Found {
  readonly nameable: Nameable;
  /** The context it was found in; undefined for an own or shared name. */
  readonly foreign: string | undefined;
  /** The names that follow the thing's own. */
  readonly rest: readonly string[];
  /** The name as written, context included. */
  readonly written: string;
}

/**
 * What a dotted name starts with: an own or shared name, or `Context.Name`. `reported`: it names a
 * context that has no such name, which was said.
 */
export function resolveName(dotted: DottedName, walk: Walk): Found | 'reported' | undefined {
  const [first = '', second, ...rest] = dotted.names;
  const { own, contexts } = walk.scope.nameables;
  const ours = own.get(first);
  if (ours) {
    const after = second === undefined ? [] : [second, ...rest];
    return { nameable: ours, foreign: undefined, rest: after, written: first };
  }
  const declared = contexts.get(first);
  if (declared === undefined || second === undefined) return undefined;
  checkUse(dotted, walk);
  const theirs = declared.get(second);
  const written = `${first}.${second}`;
  if (theirs) return { nameable: theirs, foreign: first, rest, written };
  walk.report('SPEC_EXPR_UNKNOWN_NAME', dotted.parts[1] ?? dotted.node, {
    name: written,
    near: nearest(second, declared.keys()),
  });
  return 'reported';
}

function checkUse({ names, parts }: DottedName, walk: Walk): void {
  const { context, uses } = walk.scope.nameables;
  const [other = ''] = names;
  if (parts[0] === undefined || context === undefined || other === context || uses.has(other))
    return;
  walk.report('SPEC_USES_MISSING', parts[0], { context, name: names.join('.'), other });
}

/** What may stand alone where a value is wanted. */
export function namesUsable({ scope, params }: Walk): readonly string[] {
  const enums = [...scope.nameables.own].flatMap(([name, { kind }]) =>
    kind === 'enum' ? [name] : [],
  );
  return [...params.keys(), ...scope.locals.keys(), ...enums];
}

/** What may be called by one name. */
export function namesCallable({ scope }: Walk): readonly string[] {
  const own = [...scope.nameables.own].flatMap(([name, { kind }]) =>
    kind === 'value' || kind === 'child' || kind === 'query' || kind === 'command' ? [name] : [],
  );
  return [...functions.keys(), ...own];
}
