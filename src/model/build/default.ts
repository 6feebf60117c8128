import type { Default as SpecDefault } from '../../spec/field.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Default, Enum, Shape, Type } from '../declaration.ts';
import { scalarOf } from '../scalar-of.ts';
import { shapeName } from '../type-name.ts';
import { readJson } from './data.ts';
import type { Site } from './site.ts';
import { isUnresolved } from './type.ts';

/** What fills an absent input, when it fits the type. */
export function buildDefault(written: SpecDefault, shape: Shape, site: Site): Default | undefined {
  if (isUnresolved(shape.type)) return undefined;
  const single = shape.card === 'one' || shape.card === 'optional';
  const members = single ? enumBelow(shape.type) : undefined;
  if (members) return memberDefault(written, members, site);
  const made = single ? plainDefault(written, shape.type) : undefined;
  if (made === undefined) {
    site.report('SPEC_DEFAULT', written.at, {
      value: textOfDefault(written),
      type: shapeName(shape),
    });
  }
  return made;
}

function enumBelow(type: Type): Enum | undefined {
  if (type.kind === 'alias') return enumBelow(type.alias.type);
  return type.kind === 'enum' ? type.enum : undefined;
}

function memberDefault(written: SpecDefault, of: Enum, site: Site): Default | undefined {
  const name = written.kind === 'member' ? written.name.text : textOfDefault(written);
  const member = of.members.find((member) => member.name === name);
  if (member && written.kind === 'member') return { kind: 'member', enum: of, member };
  const names = of.members.map(({ name }) => name);
  const near = nearest(name, names);
  site.report('SPEC_DEFAULT', written.at, {
    value: textOfDefault(written),
    type: of.name,
    oneOf: names.join(', '),
    ...(near !== undefined && names.length > 8 && { near }),
  });
  return undefined;
}

// All are as long as this one.
const someUuid = '0190f0c0-0000-7000-8000-000000000000';

/** A default that is no member of an enum; undefined when it does not fit. */
function plainDefault(written: SpecDefault, type: Type): Default | undefined {
  const scalar = scalarOf(type);
  if (scalar === undefined) return undefined;
  const fits = (value: string | number | boolean) =>
    readJson(value, { type, card: 'one' }).problems.length === 0;
  const { scalar: name } = scalar;
  const isText = name === 'string' || name === 'text';
  switch (written.kind) {
    case 'number': {
      const value = name === 'decimal' ? written.text : Number(written.text);
      const isNumber = name === 'int' || name === 'number' || name === 'decimal';
      return isNumber && fits(value) ? { kind: 'number', text: written.text } : undefined;
    }
    case 'text': {
      const takesText = !['int', 'number', 'decimal', 'bool', 'json'].includes(name);
      return takesText && fits(written.text) ? { kind: 'text', value: written.text } : undefined;
    }
    case 'bool':
      return name === 'bool' ? { kind: 'bool', value: written.value } : undefined;
    case 'now':
      return name === 'datetime' ? { kind: 'now' } : undefined;
    case 'today':
      return name === 'date' ? { kind: 'today' } : undefined;
    case 'uuid':
      return name === 'uuid' || (isText && scalar.pattern === undefined && fits(someUuid))
        ? { kind: 'uuid' }
        : undefined;
    case 'member':
      return undefined;
  }
}

function textOfDefault(written: SpecDefault): string {
  switch (written.kind) {
    case 'number':
      return written.text;
    case 'text':
      return `'${written.text}'`;
    case 'bool':
      return `${written.value}`;
    case 'member':
      return written.name.text;
    default:
      return written.kind;
  }
}
