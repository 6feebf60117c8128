import type { Name, QualifiedName } from '../../spec/name.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Directory, Thing } from './directory.ts';
import type { Site } from './site.ts';

/** @example textOf(name) === 'Catalog.Product' */
export const textOf = ({ context, name }: QualifiedName): string =>
  context ? `${context.text}.${name.text}` : name.text;

/** The other context that a name is in; unknown and unused ones are reported. */
export function foreignDirectory(context: Name, text: string, site: Site): Directory | undefined {
  const { contexts } = site.directories;
  const directory = contexts.get(context.text);
  if (directory === undefined) {
    site.report('SPEC_UNKNOWN_CONTEXT', context.at, {
      name: context.text,
      near: nearest(context.text, contexts.keys()),
    });
  } else if (context.text !== site.context && !site.directory.uses.has(context.text)) {
    site.report('SPEC_USES_MISSING', context.at, {
      context: site.context ?? 'shared',
      name: text,
      other: context.text,
    });
  }
  return directory;
}

/** Where a name is looked for, in this order. */
function directoriesFor(name: QualifiedName, site: Site): readonly Directory[] | undefined {
  if (name.context === undefined) {
    const { shared } = site.directories;
    return site.directory === shared ? [shared] : [site.directory, shared];
  }
  const foreign = foreignDirectory(name.context, textOf(name), site);
  return foreign && [foreign];
}

export type Found =
  | { readonly kind: 'found'; readonly thing: Thing }
  /** Reported already: fits everywhere. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'missing'; readonly candidates: Iterable<string> };

/** The thing that a name means here. */
export function findThing(name: QualifiedName, site: Site): Found {
  const directories = directoriesFor(name, site);
  if (directories === undefined) return { kind: 'broken' };
  for (const directory of directories) {
    const thing = directory.things.get(name.name.text);
    if (thing) return { kind: 'found', thing };
    if (directory.broken.has(name.name.text)) return { kind: 'broken' };
  }
  return { kind: 'missing', candidates: namesIn(directories) };
}

function* namesIn(directories: readonly Directory[]): Generator<string> {
  for (const { things } of directories) yield* things.keys();
}
