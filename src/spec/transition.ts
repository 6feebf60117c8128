import type { At } from '../diagnostic.ts';
import type { Kind } from './grammar/kind.ts';
import { type Micro, micro } from './grammar/micro.ts';
import type { Scanner } from './grammar/scanner.ts';
import type { Name } from './name.ts';

export type StateFrom = { readonly at: At } & (
  | { readonly kind: 'new' | 'any' }
  | { readonly kind: 'state'; readonly name: Name }
);

export type StateTo = { readonly at: At } & (
  | { readonly kind: 'deleted' }
  | { readonly kind: 'state'; readonly name: Name }
);

/** `Draft | Placed -> Cancelled`; without an arrow `to` is empty. */
export interface Transition {
  readonly from: readonly StateFrom[];
  readonly to: readonly StateTo[];
  readonly at: At;
}

const transitionSyntax: Micro<Transition> = {
  what: 'a state (from, or from -> to, alternatives separated by |)',
  example: 'Draft | Placed -> Cancelled',
  parse: (scanner) => {
    const from = takeAlternatives(scanner, takeFrom);
    if (from === undefined) return undefined;
    const to = scanner.take(/ *-> */y) ? takeAlternatives(scanner, takeTo) : [];
    return to && { from, to, at: scanner.at };
  },
};

export const transition: Kind<Transition> = micro(transitionSyntax);

/** Where an outcome leads. */
export const stateTo: Kind<StateTo> = micro({
  what: 'a state, or deleted',
  example: 'Placed',
  parse: takeTo,
});

function takeAlternatives<T>(
  scanner: Scanner,
  take: (scanner: Scanner) => T | undefined,
): readonly T[] | undefined {
  const found: T[] = [];
  do {
    const one = take(scanner);
    if (one === undefined) return undefined;
    found.push(one);
  } while (scanner.take(/ *\| */y));
  return found;
}

function takeFrom(scanner: Scanner): StateFrom | undefined {
  const word = scanner.take(/(new|any)\b/y);
  if (word) return { kind: word.text === 'new' ? 'new' : 'any', at: word.at };
  const name = scanner.take(/[A-Z][A-Za-z0-9]*/y);
  return name && { kind: 'state', name, at: name.at };
}

function takeTo(scanner: Scanner): StateTo | undefined {
  const word = scanner.take(/deleted\b/y);
  if (word) return { kind: 'deleted', at: word.at };
  const name = scanner.take(/[A-Z][A-Za-z0-9]*/y);
  return name && { kind: 'state', name, at: name.at };
}
