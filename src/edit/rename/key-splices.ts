import type { At } from '../../diagnostic.ts';
import type { Assignment } from '../../spec/expression.ts';
import type { Field } from '../../spec/field.ts';
import type { QualifiedName } from '../../spec/name.ts';
import type { Process } from '../../spec/process.ts';
import type { Spec } from '../../spec/spec.ts';
import type { View } from '../../spec/view.ts';
import type { DataMap, Path } from '../edit.ts';
import type { Declaration } from '../references/declaration.ts';
import { addEntries } from '../text/add-entries.ts';
import type { SpecText } from '../text/spec-text.ts';
import type { Splice } from '../text/splice.ts';
import type { FileSplice } from './id-splices.ts';

interface IdOf {
  readonly old: string;
  readonly new: string;
  readonly target: Declaration;
}

/** A view or process that took the id by its name is told by which name it is called now. */
export function keySplices(
  { contexts }: Spec,
  { old, new: now, target }: IdOf,
  textOf: (file: string) => SpecText,
): readonly FileSplice[] {
  const events = eventsOf(contexts, target);
  return contexts.flatMap(({ name, views, processes }) =>
    [...views, ...processes].flatMap((one) =>
      reactionsOf(one)
        .filter(isOpen)
        .flatMap((reaction): readonly FileSplice[] => {
          const { event, at } = reaction;
          const context = event.context?.text ?? name.text;
          if (context !== target.context || !events.has(event.name.text)) return [];
          const missing = {
            ...(hasName(one.key, old) && !isSaid(reaction.key, old) && { key: { [old]: now } }),
            ...('fields' in one &&
              hasName(one.fields, old) &&
              !isSaid(reaction.set, old) && { set: { [old]: now } }),
          };
          const splices = told(textOf(at.file), at.path, missing);
          return splices.map((splice) => ({ file: at.file, ...splice }));
        }),
    ),
  );
}

/** New entries of a reaction; those of a map that is there already go into it. */
function told(text: SpecText, path: Path, entries: DataMap): readonly Splice[] {
  const inside = Object.entries(entries).filter(([key]) => text.isMap(text.find([...path, key])));
  const names = inside.map(([key]) => key);
  const own = Object.entries(entries).filter(([key]) => !names.includes(key));
  return [
    ...(own.length > 0 ? addEntries(text, path, Object.fromEntries(own)) : []),
    ...inside.flatMap(([key, value]) => addEntries(text, [...path, key], value as DataMap)),
  ];
}

interface Reaction {
  readonly event: QualifiedName;
  readonly at: At;
  readonly kind?: 'update' | 'delete';
  readonly key?: readonly Assignment[];
  readonly set?: readonly Assignment[];
}

const hasName = (fields: readonly Pick<Field, 'name'>[], name: string): boolean =>
  fields.some((field) => field.name.text === name);

const isSaid = (said: readonly Assignment[] | undefined, name: string): boolean =>
  said?.some((one) => one.name.text === name) ?? false;

const reactionsOf = ({ on }: Pick<View | Process, 'on'>): readonly Reaction[] => on;

/** `delete` has no place for a key. */
const isOpen = ({ kind }: Reaction): boolean => kind !== 'delete';

function eventsOf(contexts: Spec['contexts'], target: Declaration): ReadonlySet<string> {
  const context = contexts.find(({ name }) => name.text === target.context);
  const aggregate = context?.aggregates.find(({ at }) => at === target.at);
  return new Set([
    ...(aggregate?.events ?? []).map(({ name }) => name.text),
    ...target.made
      .filter(({ namespace }) => namespace === 'event')
      .map(({ of }) => of(target.name.text)),
  ]);
}
