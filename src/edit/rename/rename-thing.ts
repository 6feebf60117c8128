import { PlinthError } from '../../errors.ts';
import { buildModel } from '../../model/build-model.ts';
import type { SpecSource } from '../../spec/source.ts';
import type { Spec } from '../../spec/spec.ts';
import { type EditedSpec, withTexts } from '../edit-spec.ts';
import { nameTaken } from '../name-taken.ts';
import { type Declaration, declarations } from '../references/declaration.ts';
import { usesOf } from '../references/uses-of.ts';
import { SpecData } from '../spec-data.ts';
import { SpecText } from '../text/spec-text.ts';
import { applySplices } from '../text/splice.ts';
import { type FileSplice, idSplices } from './id-splices.ts';
import { keySplices } from './key-splices.ts';
import { Places } from './places.ts';
import { wasSplices } from './was-splices.ts';

interface Renaming {
  readonly spec: Spec;
  readonly source: SpecSource;
  readonly target: Declaration;
  /** The new name. */
  readonly name: string;
}

/** The spec with another name for a thing, at every place that uses it; `was` keeps the old one. */
export async function renameThing(renaming: Renaming): Promise<EditedSpec> {
  const { spec, source, target, name } = renaming;
  if (target.kind === 'publication') throw namedByEvent(target);
  if (target.kind === 'event' && target.was) throw stillStored(target);
  const places = await Places.of(source);
  const taken = declarations(spec).find((one) => isTaken(one, renaming));
  if (taken) throw nameTaken(name, places.shown(taken.name.at));
  const texts = new Map<string, SpecText>();
  const yaml = await import('yaml');
  const textOf = (file: string): SpecText => {
    const text = texts.get(file) ?? new SpecText(yaml, places.textOf(file));
    texts.set(file, text);
    return text;
  };
  const own = target.name.at;
  const used = usesOf(spec, target).map(
    ({ at, of }): FileSplice => ({ file: at.file, ...places.rename(at, of(name)) }),
  );
  const { file, path } = target.at;
  const data = new SpecData(source).at(file, path);
  const old = target.was ? [places.rename(target.was.at, target.name.text)] : [];
  const was = [...old, ...wasSplices(textOf(file), target, data)];
  const splices: readonly FileSplice[] = [
    { file: own.file, ...places.rename(own, name) },
    ...used,
    ...was.map((splice) => ({ file, ...splice })),
    ...idsOf(renaming, { places, textOf }),
  ];
  const files = [...new Set(splices.map((splice) => splice.file))];
  return withTexts(
    source,
    files.map((path) => ({
      path,
      text: applySplices(
        places.textOf(path),
        splices.filter((splice) => splice.file === path),
      ),
    })),
  );
}

/** Whether something has the new name, where two cannot have one. */
function isTaken(one: Declaration, { target, name }: Renaming): boolean {
  if (one.name.text !== name || one.context !== target.context) return false;
  const isLocal = target.namespace === 'command' || target.namespace === 'unnamed';
  if (isLocal) return one.kind === target.kind && one.owner === target.owner;
  // Things and events share their names.
  const group = ({ namespace }: Declaration) => (namespace === 'event' ? 'thing' : namespace);
  return group(one) === group(target);
}

interface Texts {
  readonly places: Places;
  readonly textOf: (file: string) => SpecText;
}

/** What is called after the id that events of an aggregate or entity carry. */
function idsOf({ spec, target, name }: Renaming, { places, textOf }: Texts): readonly FileSplice[] {
  if (target.kind !== 'aggregate' && target.kind !== 'entity') return [];
  const id = { old: idName(target.name.text), new: idName(name), target };
  return [...idSplices(buildModel(spec), id, places), ...keySplices(spec, id, textOf)];
}

const idName = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}Id`;

function namedByEvent({ name }: Declaration): PlinthError {
  return new PlinthError('RENAME_REFUSED', `a publication is called as its event, ${name.text}`, {
    hint: `plinth rename ${name.text} <new> renames the event and what it is published as`,
  });
}

function stillStored({ name, was }: Declaration): PlinthError {
  const message = `${name.text} was ${was?.text}, and stored events may still be called that`;
  return new PlinthError('RENAME_REFUSED', message, {
    hint: `an event has room for one old name: remove was: ${was?.text} first, if no stored event has it`,
  });
}
