import type { Context } from '../../spec/context.ts';
import type { Option } from './concept.ts';
import { contextOption } from './options.ts';
import { contextNames, onlyOf } from './parts.ts';
import type { Request } from './request.ts';

interface Named {
  /** The flags that name things of the context, and of no other. */
  readonly flags: readonly string[];
  readonly namesIn: (context: Context) => readonly string[];
  /** @example 'those events' */
  readonly what: string;
}

/** --context, which need not be said where one context alone has what the flags name. */
export const contextByNames = ({ flags, namesIn, what }: Named): Option => {
  const contextsOf = (request: Request): readonly string[] => {
    const names = flags.flatMap((flag) => request.names(flag));
    return contextsWith(
      names.filter((name) => !name.includes('.')),
      { request, namesIn },
    );
  };
  return {
    ...contextOption,
    about: `the context it goes into; not needed where only one has ${what}`,
    question: {
      message: 'Context',
      choices: contextsOf,
      usual: (request) => onlyOf(contextsOf(request)),
    },
  };
};

/** The contexts that have things of all these names; all of them where none has. */
export function contextsWith(
  names: readonly string[],
  { request, namesIn }: { readonly request: Request } & Pick<Named, 'namesIn'>,
): readonly string[] {
  const found = request.spec.contexts.filter((context) => {
    const known = namesIn(context);
    return names.every((name) => known.includes(name));
  });
  return found.length > 0 ? found.map(({ name }) => name.text) : contextNames(request);
}
