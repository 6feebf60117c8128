import type { Field, ScalarType, Shape, Type } from '../model/declaration.ts';
import { call, objectCall } from './code-doc.ts';
import type { Doc } from './doc.ts';
import { regexLiteral, stringLiteral } from './escape.ts';
import type { Import } from './imports.ts';
import { samplePattern } from './sample-pattern.ts';
import { propertyName } from './schema-text.ts';

/** What makes random values, in code. */
export interface Arbitrary {
  readonly code: Doc;
  /** Names of `test/arbitraries.ts`. */
  readonly imports: readonly Import[];
}

/** Thrown inside where nothing makes values of a type. */
class Unmakeable extends Error {}

export const arbitrariesFile = 'test/arbitraries.ts';

const plain = (code: Doc): Arbitrary => ({ code, imports: [] });

const own = (code: Doc, name: string): Arbitrary => ({
  code,
  imports: [{ name, from: arbitrariesFile }],
});

const number = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [`${name}: ${value}`];

function textArbitrary({ min, max, pattern }: ScalarType): Arbitrary {
  if (pattern !== undefined) {
    // What no sample can be made of is beyond fast-check too.
    if (samplePattern(pattern) === undefined) throw new Unmakeable();
    return plain(call('fc.stringMatching', regexLiteral(pattern)));
  }
  const longest = Math.max(Number(min ?? 0), Math.min(Number(max ?? 255), 40));
  const items = [...number('minLength', min), `maxLength: ${longest}`];
  return plain(objectCall({ callee: 'fc.string', args: [], items }));
}

/** Near to each other, so that they meet limits and each other. */
function integerArbitrary({ min, max }: ScalarType): Arbitrary {
  const from = Number(min ?? Math.min(-1000, Number(max ?? 0) - 1000));
  const to = Math.min(Number(max ?? from + 2000), from + 2000);
  return plain(
    objectCall({ callee: 'fc.integer', args: [], items: [`min: ${from}`, `max: ${to}`] }),
  );
}

function scalarArbitrary(type: ScalarType): Arbitrary {
  const { min, max } = type;
  switch (type.scalar) {
    case 'string':
    case 'text':
      return textArbitrary(type);
    case 'int':
      return integerArbitrary(type);
    case 'number': {
      const items = [...number('min', min), ...number('max', max), 'noNaN: true'];
      return plain(objectCall({ callee: 'fc.double', args: [], items }));
    }
    case 'decimal': {
      const items = [...number('min', min), ...number('max', max), `scale: ${type.scale ?? 4}`];
      return own(objectCall({ callee: 'decimals', args: [], items }), 'decimals');
    }
    case 'date':
      return own('dates', 'dates');
    case 'datetime':
      return own('datetimes', 'datetimes');
    default:
      return plain(others[type.scalar]);
  }
}

const others = {
  bool: 'fc.boolean()',
  uuid: 'fc.uuid()',
  email: 'fc.emailAddress()',
  uri: 'fc.webUrl()',
  json: 'fc.constant({})',
  binary: 'fc.base64String()',
} as const;

function recordOf(fields: readonly Field[], around: readonly object[], first: readonly Doc[] = []) {
  const made = fields
    .filter(({ computed }) => computed === undefined)
    .map((field) => ({ field, ...shapeArbitrary(field, around) }));
  const items = made.map(({ field, code }): Doc => [propertyName(field.wire), ': ', code]);
  return {
    code: objectCall({ callee: 'fc.record', args: [], items: [...first, ...items] }),
    imports: made.flatMap(({ imports }) => imports),
  };
}

/** One of a type; `around`: what it stands in, since nothing random may go on for ever. */
function typeArbitrary(type: Type, around: readonly object[]): Arbitrary {
  switch (type.kind) {
    case 'scalar':
      return scalarArbitrary(type);
    case 'alias':
      return typeArbitrary(type.alias.type, around);
    case 'enum':
      return plain(
        call('fc.constantFrom', ...type.enum.members.map(({ wire }) => stringLiteral(wire))),
      );
    case 'ref':
      return typeArbitrary(type.target.identity.field.type, around);
    case 'value':
      return within(type.value, around, (inside) => recordOf(type.value.fields, inside));
    case 'child': {
      const { child } = type;
      const fields = [child.identity.field, ...child.fields];
      return within(child, around, (inside) => recordOf(fields, inside));
    }
    case 'union':
      return within(type.union, around, (inside) => {
        const cases = type.union.cases.map(({ name, fields }) =>
          recordOf(fields, inside, [`type: fc.constant(${stringLiteral(name)})`]),
        );
        return {
          code: call('fc.oneof', ...cases.map(({ code }) => code)),
          imports: cases.flatMap(({ imports }) => imports),
        };
      });
    case 'map': {
      const key = typeArbitrary(type.key, around);
      const value = typeArbitrary(type.value, around);
      return {
        code: call('fc.dictionary', key.code, value.code, '{ maxKeys: 2, noNullPrototype: true }'),
        imports: [...key.imports, ...value.imports],
      };
    }
    case 'entity':
      throw new Unmakeable();
  }
}

function within(
  thing: object,
  around: readonly object[],
  make: (inside: readonly object[]) => Arbitrary,
): Arbitrary {
  if (around.includes(thing)) throw new Unmakeable();
  return make([...around, thing]);
}

function shapeArbitrary({ type, card }: Shape, around: readonly object[]): Arbitrary {
  const { code, imports } = typeArbitrary(type, around);
  if (card === 'one') return { code, imports };
  const [callee, items] =
    card === 'optional'
      ? ['fc.option', ['nil: null']]
      : ['fc.array', [...(card === 'some' ? ['minLength: 1'] : []), 'maxLength: 3']];
  return { code: objectCall({ callee, args: [code], items }), imports };
}

/**
 * What makes random values of a field in JSON; undefined: nothing does.
 *
 * @example arbitraryOf(amount) // "decimals({ min: 0.01, scale: 2 })"
 */
export function arbitraryOf(shape: Shape): Arbitrary | undefined {
  try {
    return shapeArbitrary(shape, []);
  } catch (error) {
    if (error instanceof Unmakeable) return undefined;
    throw error;
  }
}
