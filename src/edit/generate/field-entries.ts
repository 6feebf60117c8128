import { describe } from '../../diagnostic.ts';
import { PlinthError } from '../../errors.ts';
import type { Field } from '../../spec/field.ts';
import { fieldSyntax } from '../../spec/field-syntax.ts';
import { parseMicro } from '../../spec/grammar/micro.ts';
import type { DataMap } from '../edit.ts';
import { nameIn } from './name-in.ts';
import type { Request } from './request.ts';

/** The fields that texts such as `price: decimal(scale=2)` declare, by name. */
export function fieldEntries(texts: readonly string[]): DataMap {
  return Object.fromEntries(texts.map(fieldEntry));
}

/** Complains where a text declares no field. */
export function checkField(text: string): void {
  fieldEntry(text);
}

function fieldEntry(text: string): readonly [string, string] {
  const [, name, gap = '', type = ''] = /^\s*([^:\s]+)(\s*:\s*)(.*?)\s*$/s.exec(text) ?? [];
  if (name === undefined || type === '') throw unclear(text, 1, 'it is written name: type');
  const from = text.indexOf(gap + type, name.length) + gap.length;
  const problems: { column: number; words: string }[] = [];
  parseMicro(
    fieldSyntax,
    { text: type, at: { file: '', path: [], span: [from, from + type.length] } },
    {
      broken: [],
      report: (code, at, args = {}) => {
        const { message, hint } = describe({ code, args });
        const words = hint === undefined ? message : `${message}; ${hint}`;
        problems.push({ column: (at.span?.[0] ?? from) + 1, words });
      },
    },
  );
  const [problem] = problems;
  if (problem) throw unclear(text, problem.column, problem.words);
  return [nameIn('camel', name), type];
}

function unclear(text: string, column: number, words: string): PlinthError {
  return new PlinthError(
    'FIELD_UNCLEAR',
    `"${text}" declares no field: column ${column}: ${words}`,
    {
      hint: 'for example: --field "price: decimal(scale=2)"',
    },
  );
}

const cardinality = { one: '', optional: '?', list: '*', some: '+' } as const;

/** The type of a field as the spec writes it, without flags and default. @example 'OrderLine*' */
export function typeTextOf({ type, card }: Pick<Field, 'type' | 'card'>, request: Request): string {
  return request.textAt(type.at) + cardinality[card];
}

/** Fields whose values somebody must bring before there is a whole thing. */
export function neededFields(fields: readonly Field[], request: Request): DataMap {
  const needed = fields.filter(
    ({ card, default: usual, derived }) =>
      (card === 'one' || card === 'some') && usual === undefined && derived === undefined,
  );
  return Object.fromEntries(needed.map((field) => [field.name.text, typeTextOf(field, request)]));
}

/** The same fields without flags and defaults: what an event carries of an input. */
export function plainFields(fields: DataMap): DataMap {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, type]) => !`${type}`.includes(':='))
      .map(([name, type]) => [name, typeAlone(`${type}`)]),
  );
}

/** @example typeAlone('string(1..80) unique = \'x\'') // 'string(1..80)' */
function typeAlone(text: string): string {
  let depth = 0;
  for (const [index, character] of [...text].entries()) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    const isEnd = character === ' ' && depth === 0 && text.slice(0, index) !== 'ref';
    if (isEnd) return text.slice(0, index);
  }
  return text;
}
