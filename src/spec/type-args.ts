import type { Scanner } from './grammar/scanner.ts';
import { shown } from './grammar/shown.ts';
import type { Name } from './name.ts';
import type { NamedType, ScalarName, ScalarType, TypeArgs } from './type-ref.ts';

type Argument = 'range' | 'length' | 'pattern' | 'scale';

const taken: Partial<Record<ScalarName, readonly Argument[]>> = {
  string: ['range', 'length', 'pattern'],
  text: ['range', 'length', 'pattern'],
  int: ['range'],
  number: ['range'],
  decimal: ['range', 'scale'],
};

const forms: Record<Argument, string> = {
  range: 'a range (1..80)',
  length: 'a length (2)',
  pattern: 'a pattern (/^[A-Z]+$/)',
  scale: 'scale=2',
};

const largestScale = 30;

/** Takes `(arg arg ..)` or nothing; undefined when it cannot be read. */
export function takeTypeArgs(scanner: Scanner, type: ScalarType | NamedType): TypeArgs | undefined {
  const start = scanner.pos;
  if (!scanner.skip('(')) return {};
  const args: Partial<Record<Argument, Name>> = {};
  do {
    const found = takeArgument(scanner);
    if (found === undefined) return refuseArgument(scanner);
    const [argument, part] = found;
    if (args[argument] !== undefined) return problem(scanner, part, `${argument} is said twice`);
    args[argument] = part;
  } while (scanner.take(/ +/y));
  if (!scanner.skip(')')) return refuseArgument(scanner);
  return checkArgs(scanner, type, args, scanner.part(start, scanner.pos));
}

function takeArgument(scanner: Scanner): [Argument, Name] | undefined {
  const range = scanner.take(/(-?\d+(\.\d+)?)?\.\.(-?\d+(\.\d+)?)?/y);
  if (range) return ['range', range];
  const scale = scanner.take(/scale=\d+/y);
  if (scale) return ['scale', scale];
  const length = scanner.take(/\d+(?![\d.])/y);
  if (length) return ['length', length];
  const pattern = scanner.take(/\/(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/(?=[ )])/y);
  return pattern && ['pattern', pattern];
}

function refuseArgument(scanner: Scanner): undefined {
  if (scanner.text.charAt(scanner.pos) === '/') {
    const start = scanner.pos;
    const closed = scanner.take(/\/.+\/(?=[ )])/y);
    const fault = closed && patternFault(closed.text.slice(1, -1));
    if (fault) return problem(scanner, closed, `the pattern does not compile: ${shown(fault)}`);
    scanner.pos = start;
    return problem(scanner, scanner.offence(), 'a pattern stands between slashes: /^[A-Z]+$/');
  }
  if (scanner.text.charAt(scanner.pos) !== ',') return undefined;
  const comma = scanner.part(scanner.pos, scanner.pos + 1);
  const hint = 'separate arguments by spaces; a range is written 1..80';
  return scanner.refuse('SPEC_SYNTAX', comma.at, {
    text: shown(scanner.text),
    what: 'a type',
    hint,
  });
}

function checkArgs(
  scanner: Scanner,
  type: ScalarType | NamedType,
  args: Partial<Record<Argument, Name>>,
  whole: Name,
): TypeArgs | undefined {
  const name = type.kind === 'scalar' ? type.name : type.name.name.text;
  if (type.kind === 'named' && /^[a-z]/.test(name)) return {};
  const allowed = (type.kind === 'scalar' && taken[type.name]) || [];
  if (allowed.length === 0) return problem(scanner, whole, `${name} takes no arguments`);
  for (const [argument, part] of Object.entries(args)) {
    if (allowed.some((candidate) => candidate === argument)) continue;
    const wanted = allowed.map((candidate) => forms[candidate]).join(' and ');
    return problem(scanner, part, `${name} takes ${wanted}, not ${shown(part.text)}`);
  }
  return checkValues(scanner, name, args);
}

function checkValues(
  scanner: Scanner,
  name: string,
  { range, length, pattern, scale }: Partial<Record<Argument, Name>>,
): TypeArgs | undefined {
  if (range && length) return problem(scanner, length, 'the length is said twice');
  const bounds = range && checkRange(scanner, name, range);
  if (range && !bounds) return undefined;
  const source = pattern?.text.slice(1, -1);
  const fault = source === undefined ? undefined : patternFault(source);
  if (pattern && fault)
    return problem(scanner, pattern, `the pattern does not compile: ${shown(fault)}`);
  const digits = scale && Number(scale.text.slice('scale='.length));
  if (scale && Number(digits) > largestScale) {
    return problem(scanner, scale, `a scale is at most ${largestScale}`);
  }
  return {
    ...(bounds ? { range: bounds } : {}),
    ...(length ? { length: Number(length.text) } : {}),
    ...(source === undefined ? {} : { pattern: source }),
    ...(digits === undefined ? {} : { scale: digits }),
  };
}

function checkRange(scanner: Scanner, name: string, range: Name): TypeArgs['range'] {
  const [min = '', max = ''] = range.text.split('..');
  const bounds = [min, max].filter((bound) => bound !== '');
  const [low, high] = [min, max].map(Number);
  if (bounds.length === 0) return problem(scanner, range, 'a range needs a bound');
  if (['int', 'string', 'text'].includes(name) && bounds.some((bound) => bound.includes('.'))) {
    return problem(scanner, range, `bounds of ${name} are whole numbers`);
  }
  if (['string', 'text'].includes(name) && bounds.some((bound) => bound.startsWith('-'))) {
    return problem(scanner, range, 'a length is not negative');
  }
  if (bounds.length === 2 && Number(low) > Number(high)) {
    return problem(scanner, range, `empty range ${range.text}`, `write ${max}..${min}`);
  }
  return { ...(min === '' ? {} : { min }), ...(max === '' ? {} : { max }), at: range.at };
}

function patternFault(source: string): string | undefined {
  try {
    new RegExp(source, 'u');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*: /s, '') : String(error);
  }
}

function problem(scanner: Scanner, part: Name, text: string, hint?: string): undefined {
  return scanner.refuse('SPEC_TYPE_ARGS', part.at, { problem: text, hint });
}
