import { checkStorable, ValidationError } from '../domain/index.ts';

/**
 * A value as libsql can bind it. Left to itself it aborts the process for a boolean, makes 5 the
 * text `5.0`, NaN null, and cuts a text at U+0000.
 */
export function bindable(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return storable(value);
    case 'number':
      return exact(value);
    case 'boolean':
      return value ? 1n : 0n;
    case 'undefined':
    case 'bigint':
      return value;
    case 'object':
      if (value === null || value instanceof Uint8Array) return value;
  }
  throw new TypeError(`a ${typeName(value)} cannot be stored: write it as text or as a number`);
}

function storable(text: string): string {
  const problem = checkStorable(text);
  if (problem !== undefined) throw new ValidationError({ '': [problem] }, `a text ${problem}`);
  return text;
}

// Whole numbers go as integers, so that a text column shows 5 and not 5.0.
function exact(value: number): number | bigint {
  if (Number.isSafeInteger(value)) return BigInt(value);
  if (Number.isFinite(value)) return value;
  throw new TypeError(`${value} cannot be stored`);
}

function typeName(value: unknown): string {
  return typeof value === 'object' && value !== null ? value.constructor.name : typeof value;
}
