import type { QualifiedName } from '../../spec/name.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Enum } from '../declaration.ts';
import { kindOf } from './directory.ts';
import { findThing, textOf } from './lookup.ts';
import type { Site } from './site.ts';

/** The enum a name means; anything else is reported. */
export function findEnum(name: QualifiedName, site: Site): Enum | undefined {
  const found = findThing(name, site);
  if (found.kind === 'broken') return undefined;
  if (found.kind === 'found' && found.thing.kind === 'enum') return found.thing;
  site.report('SPEC_UNKNOWN_TYPE', name.name.at, {
    name: textOf(name),
    near: found.kind === 'missing' ? nearest(name.name.text, found.candidates) : undefined,
    hint:
      found.kind === 'found'
        ? `${name.name.text} is ${kindOf(found.thing)}, not an enum`
        : undefined,
  });
  return undefined;
}
