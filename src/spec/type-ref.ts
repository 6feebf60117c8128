import type { At } from '../diagnostic.ts';
import type { QualifiedName } from './name.ts';

export const scalars = [
  'string',
  'text',
  'int',
  'number',
  'decimal',
  'bool',
  'date',
  'datetime',
  'uuid',
  'email',
  'uri',
  'json',
  'binary',
] as const;

export type ScalarName = (typeof scalars)[number];

/** Arguments of a scalar: `int(0..100)`, `string(2 /^[A-Z]{2}$/)`, `decimal(0..1 scale=2)`. */
export interface TypeArgs {
  /** `min..max`, as written (decimals keep their text); for text it is the length. */
  readonly range?: { readonly min?: string; readonly max?: string; readonly at: At };
  /** The exact length of a text. */
  readonly length?: number;
  /** The source between the slashes; known to compile with the `u` flag. */
  readonly pattern?: string;
  readonly scale?: number;
}

export interface ScalarType {
  readonly kind: 'scalar';
  readonly name: ScalarName;
  readonly args: TypeArgs;
  readonly at: At;
}

/** A type, enum, union, value or owned entity, by name. */
export interface NamedType {
  readonly kind: 'named';
  readonly name: QualifiedName;
  readonly at: At;
}

export interface RefType {
  readonly kind: 'ref';
  readonly target: QualifiedName;
  readonly at: At;
}

export interface MapType {
  readonly kind: 'map';
  readonly key: ScalarType | NamedType;
  readonly value: ScalarType | NamedType;
  readonly at: At;
}

/** The text was refused and reported; it fits everywhere. */
export interface BrokenType {
  readonly kind: 'broken';
  readonly at: At;
}

export type TypeRef = ScalarType | NamedType | RefType | MapType | BrokenType;

/** Exactly one, `?`, `*`, `+`. */
export type Cardinality = 'one' | 'optional' | 'list' | 'some';

/** A type with its cardinality, where no field is declared: what an operation returns. */
export interface Shape {
  readonly type: TypeRef;
  readonly card: Cardinality;
  readonly at: At;
}
