import type { Scanner } from './grammar/scanner.ts';
import { takeQualifiedName } from './qualified-name.ts';
import { takeTypeArgs } from './type-args.ts';
import type {
  Cardinality,
  MapType,
  NamedType,
  ScalarName,
  ScalarType,
  TypeRef,
} from './type-ref.ts';
import { scalars } from './type-ref.ts';

/** Takes `ref X`, `map(K V)`, `Context.Name`, or a scalar with its arguments. */
export function takeType(scanner: Scanner): TypeRef | undefined {
  const start = scanner.pos;
  if (scanner.take(/ref +/y)) {
    const target = takeQualifiedName(scanner);
    return target && { kind: 'ref', target, at: scanner.part(start, scanner.pos).at };
  }
  if (scanner.skip('map(')) return takeMap(scanner, start);
  const plain = takePlainType(scanner);
  if (plain === undefined) return undefined;
  const args = takeTypeArgs(scanner, plain);
  if (args === undefined) return undefined;
  const { at } = scanner.part(start, scanner.pos);
  return plain.kind === 'scalar' ? { ...plain, args, at } : plain;
}

/** Takes `?`, `*`, `+` or nothing. */
export function takeCardinality(scanner: Scanner): Cardinality {
  if (scanner.skip('?')) return 'optional';
  if (scanner.skip('*')) return 'list';
  return scanner.skip('+') ? 'some' : 'one';
}

function takeMap(scanner: Scanner, start: number): MapType | undefined {
  const key = takePlainType(scanner);
  if (key === undefined || !scanner.take(/ +/y)) return undefined;
  const value = takePlainType(scanner);
  if (value === undefined || !scanner.skip(')')) return undefined;
  return { kind: 'map', key, value, at: scanner.part(start, scanner.pos).at };
}

function takePlainType(scanner: Scanner): ScalarType | NamedType | undefined {
  const name = takeQualifiedName(scanner);
  if (name === undefined) return undefined;
  const scalar = name.context === undefined ? scalarCalled(name.name.text) : undefined;
  return scalar === undefined
    ? { kind: 'named', name, at: name.at }
    : { kind: 'scalar', name: scalar, args: {}, at: name.at };
}

function scalarCalled(text: string): ScalarName | undefined {
  return scalars.find((scalar) => scalar === text);
}
