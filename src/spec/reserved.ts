const typescript =
  'break case catch class const continue debugger default delete do else enum export extends false ' +
  'finally for function if import in instanceof new null return super switch this throw true try ' +
  'typeof var void while with implements interface let package private protected public static ' +
  'yield await undefined arguments eval';

const inScope = 'actor now today meta failure';

const ofEveryObject = [...Object.getOwnPropertyNames(Object.prototype), 'prototype'];

const reasons = new Map<string, string>([
  ...typescript.split(' ').map((word) => [word, 'a word of TypeScript'] as const),
  ...inScope.split(' ').map((word) => [word, 'a name that every expression sees'] as const),
  ...ofEveryObject.map((word) => [word, 'a member of every object'] as const),
]);

/** Why a name may not be given to anything, or undefined when it may. */
export function reservedBecause(name: string): string | undefined {
  return reasons.get(name);
}
