import type { QualifiedName } from '../../spec/name.ts';
import { nearest } from '../../spec/nearest.ts';
import { type ScalarType as ScalarRef, scalars, type TypeRef } from '../../spec/type-ref.ts';
import type { ScalarType, Type, TypeAlias } from '../declaration.ts';
import { scalarOf } from '../scalar-of.ts';
import { kindOf, type Thing } from './directory.ts';
import { findThing, textOf } from './lookup.ts';
import type { Site } from './site.ts';

/** `entity`: a field of an entity, where another entity can be owned. */
export type TypePlace = 'entity' | 'other';

/** What other languages call a scalar. */
const habits: ReadonlyMap<string, string> = new Map([
  ['any', 'json'],
  ['blob', 'binary'],
  ['boolean', 'bool'],
  ['bytes', 'binary'],
  ['double', 'number'],
  ['float', 'number'],
  ['guid', 'uuid'],
  ['integer', 'int'],
  ['long', 'int'],
  ['numeric', 'decimal'],
  ['object', 'json'],
  ['timestamp', 'datetime'],
  ['url', 'uri'],
  ['varchar', 'string'],
]);

/** Stands where the name of a type was wrong and reported: it acts like any JSON value. */
export const unresolved: Type = {
  kind: 'scalar',
  scalar: 'json',
  min: undefined,
  max: undefined,
  pattern: undefined,
  scale: undefined,
};

/** Whether a type, or what its alias stands for, was wrong and reported. */
export const isUnresolved = (type: Type): boolean => scalarOf(type) === unresolved;

/** The meaning of a type's text. */
export function buildType(ref: TypeRef, site: Site, place: TypePlace): Type {
  switch (ref.kind) {
    case 'scalar':
      return scalarType(ref);
    case 'named':
      return namedType(ref.name, site, place);
    case 'ref':
      return refType(ref.target, site);
    case 'map':
      return {
        kind: 'map',
        key: buildType(ref.key, site, 'other'),
        value: buildType(ref.value, site, 'other'),
      };
    case 'broken':
      return unresolved;
  }
}

function scalarType({ name, args }: ScalarRef): ScalarType {
  const { range, length, pattern, scale } = args;
  const longest = name === 'string' ? '255' : undefined;
  return {
    kind: 'scalar',
    scalar: name,
    min: length === undefined ? range?.min : `${length}`,
    max: length === undefined ? (range?.max ?? longest) : `${length}`,
    pattern,
    scale: name === 'decimal' ? (scale ?? 4) : undefined,
  };
}

function namedType(name: QualifiedName, site: Site, place: TypePlace): Type {
  const thing = findType(name, site, scalars);
  if (thing === undefined) return unresolved;
  const foreign = thing.context !== undefined && thing.context !== site.context;
  if (foreign && site.directory.uses.get(thing.context ?? '') === 'acl') {
    site.report('SPEC_USES_ACL', name.at, {
      context: site.context,
      other: thing.context,
      name: textOf(name),
    });
    return unresolved;
  }
  const type = typeOfThing(thing, { site, foreign, place });
  if (type) return type;
  const code = thing.kind === 'entity' || thing.kind === 'aggregate' ? 'ROOT' : 'UNKNOWN';
  if (code === 'ROOT') {
    site.report('SPEC_TYPE_ROOT', name.at, { name: textOf(name), kind: kindOf(thing) });
  } else {
    site.report('SPEC_UNKNOWN_TYPE', name.at, {
      name: textOf(name),
      hint: `${thing.name} is ${kindOf(thing)}`,
    });
  }
  return unresolved;
}

function typeOfThing(
  thing: Thing,
  { site, foreign, place }: { site: Site; foreign: boolean; place: TypePlace },
): Type | undefined {
  switch (thing.kind) {
    case 'alias':
      return aliasType(thing, site);
    case 'enum':
      return { kind: 'enum', enum: thing };
    case 'union':
      return { kind: 'union', union: thing };
    case 'value':
      return { kind: 'value', value: thing };
    case 'child':
      return foreign ? undefined : { kind: 'child', child: thing };
    case 'entity':
      return place === 'entity' && !foreign ? { kind: 'entity', entity: thing } : undefined;
    default:
      return undefined;
  }
}

/** Only an alias of a scalar says more than what it stands for: others become just that. */
function aliasType(alias: TypeAlias, site: Site): Type {
  const type: Type = { kind: 'alias', alias };
  site.soon(() => {
    let meaning: Type = type;
    while (meaning.kind === 'alias') meaning = meaning.alias.type;
    if (meaning.kind !== 'scalar') Object.assign(type, meaning);
  });
  return type;
}

function refType(name: QualifiedName, site: Site): Type {
  const thing = findType(name, site);
  if (thing === undefined) return unresolved;
  if (thing.kind === 'entity' || thing.kind === 'aggregate') return { kind: 'ref', target: thing };
  site.report('SPEC_REF_TARGET', name.at, { name: textOf(name), kind: kindOf(thing) });
  return unresolved;
}

/** `others`: what could have been meant beside declared things. */
function findType(
  name: QualifiedName,
  site: Site,
  others: readonly string[] = [],
): Thing | undefined {
  const found = findThing(name, site);
  if (found.kind === 'found') return found.thing;
  if (found.kind === 'missing') {
    site.report('SPEC_UNKNOWN_TYPE', name.at, {
      name: textOf(name),
      near:
        nearest(name.name.text, others) ??
        (others.length > 0 ? habits.get(name.name.text.toLowerCase()) : undefined) ??
        nearest(name.name.text, found.candidates),
    });
  }
  return undefined;
}
