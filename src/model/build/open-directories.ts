import type { Command } from '../../spec/command.ts';
import type { Context } from '../../spec/context.ts';
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
        beginning: new Set(beginningEvents(context)),
      }),
    ]),
  );
  return { shared, contexts };
}

function openDirectory(
  context: string | undefined,
  known: Partial<Pick<Directory, 'uses' | 'published' | 'beginning'>> & {
    readonly broken: readonly string[];
  },
): Directory {
  return {
    context,
    things: new Map(),
    errors: new Map(),
    events: new Map(),
    returns: new Map(),
    publications: new Map(),
    named: new Set(),
    broken: new Set(known.broken),
    uses: known.uses ?? new Map(),
    published: known.published ?? new Set(),
    beginning: known.beginning ?? new Set(),
  };
}

/** What an aggregate begins with; entities tell that they were created. */
function beginningEvents({ aggregates, entities }: Context): readonly string[] {
  const commands = aggregates.flatMap((aggregate) => aggregate.commands);
  return [
    ...commands.filter(isCreating).flatMap(firstEvents),
    ...entities.map(({ name }) => `${name.text}Created`),
  ];
}

const isCreating = ({ state }: Command): boolean =>
  state?.from.some(({ kind }) => kind === 'new') ?? false;

const firstEvents = ({ emit, outcomes = [] }: Command): readonly string[] =>
  [emit, ...outcomes.map((outcome) => outcome.emit)].flatMap((emits) =>
    (emits ?? []).slice(0, 1).map(({ event }) => event.text),
  );
