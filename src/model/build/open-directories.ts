import type { Spec } from '../../spec/spec.ts';
import type { Directories, Directory } from './directory.ts';

/** A directory for the shared kernel and for each context, with nothing in it yet. */
export function openDirectories(spec: Spec): Directories {
  const shared = openDirectory(undefined, spec.shared);
  const contexts = new Map(
    spec.contexts.map((context) => [
      context.name.text,
      openDirectory(context.name.text, {
        broken: context.broken,
        uses: new Map(context.uses.map(({ context, relation }) => [context.text, relation])),
        published: new Set(context.publishes.map(({ event }) => event.text)),
      }),
    ]),
  );
  return { shared, contexts };
}

function openDirectory(
  context: string | undefined,
  known: Partial<Pick<Directory, 'uses' | 'published'>> & { readonly broken: readonly string[] },
): Directory {
  return {
    context,
    things: new Map(),
    errors: new Map(),
    events: new Map(),
    returns: new Map(),
    publications: new Map(),
    broken: new Set(known.broken),
    uses: known.uses ?? new Map(),
    published: known.published ?? new Set(),
  };
}
