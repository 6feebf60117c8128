import type { At } from '../../diagnostic.ts';
import type { Spec } from '../../spec/spec.ts';
import { type Declaration, declarations } from './declaration.ts';
import { type Use, usesIn } from './uses.ts';

/** A use of a declaration, and the name that stands there: its own, or one that is made from it. */
export interface UseOf {
  readonly at: At;
  readonly text: string;
  readonly of: (name: string) => string;
}

/** Where a spec uses a declaration, by its name or by a name that is made from it. */
export function usesOf(spec: Spec, target: Declaration): readonly UseOf[] {
  const known = declarations(spec);
  const names = [{ namespace: target.namespace, of: (name: string) => name }, ...target.made];
  return usesIn(spec).flatMap((use) =>
    names
      .filter(({ namespace, of }) => {
        const text = of(target.name.text);
        return use.text === text && isUse(use, { ...target, namespace }, known);
      })
      .map(({ of }) => ({ at: use.at, text: use.text, of })),
  );
}

type Target = Pick<Declaration, 'context' | 'owner' | 'name' | 'namespace'>;

/** Whether a name at this place means the target, of which it has the text. */
function isUse(use: Use, target: Target, known: readonly Declaration[]): boolean {
  const { context, owner, namespace } = target;
  const [first, second] = use.before;
  switch (namespace) {
    case 'context':
      return (
        use.namespace === 'context' || (use.namespace === 'dotted' && isContextName(use, known))
      );
    case 'error':
      return use.namespace === 'error' && isSeen(use.within, target, known);
    case 'event':
      return use.namespace === 'event' && (first ?? use.within) === context;
    case 'command':
      if (use.namespace === 'command') return use.within === context && use.aggregate === owner;
      if (use.namespace !== 'dotted' || (second ?? first) !== owner) return false;
      return (second === undefined ? use.within : first) === context;
    case 'thing':
      if (use.namespace !== 'thing' && use.namespace !== 'dotted') return false;
      return first === undefined
        ? isSeen(use.within, target, known)
        : first === context && use.before.length === 1 && !isOwn(first, use.within, known);
    case 'unnamed':
      return false;
  }
}

/** A dotted name begins with a context where the context around has nothing of that name. */
const isContextName = ({ text, before, within }: Use, known: readonly Declaration[]): boolean =>
  before.length === 0 && !isOwn(text, within, known);

const isOwn = (text: string, within: string | undefined, known: readonly Declaration[]): boolean =>
  known.some(
    ({ name, namespace, context }) =>
      namespace === 'thing' && name.text === text && (context === undefined || context === within),
  );

/** Whether the name alone means the target here: an own thing comes before a shared one. */
function isSeen(
  within: string | undefined,
  { context, name, namespace }: Target,
  known: readonly Declaration[],
): boolean {
  // Outside of all contexts there are only errors, of any of them.
  if (within === undefined && namespace === 'error') return true;
  if (context !== undefined) return within === context;
  return !known.some(
    (one) =>
      one.namespace === namespace &&
      one.context === within &&
      one.name.text === name.text &&
      within !== undefined,
  );
}

/** Everything that goes with a declaration: itself, and what is declared inside it. */
export function inside(spec: Spec, target: Declaration): readonly Declaration[] {
  return declarations(spec).filter(({ at }) => isBelow(at, target.at));
}

/** Whether one place is within another. */
export function isBelow(at: At, above: At): boolean {
  return at.file === above.file && above.path.every((step, index) => at.path[index] === step);
}
