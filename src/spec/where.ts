import type { At } from '../diagnostic.ts';
import { takeText } from './default-syntax.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { type Micro, micro } from './grammar/micro.ts';
import type { Scanner } from './grammar/scanner.ts';
import type { Name } from './name.ts';

export const operators = ['=', '!=', '<', '<=', '>', '>=', 'in', 'contains', 'startsWith'] as const;

export type Operator = (typeof operators)[number];

export type WhereLiteral = { readonly at: At } & (
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'null' }
  | {
      readonly kind: 'member';
      readonly context?: Name;
      readonly enum: Name;
      readonly member: Name;
    }
);

export type Operand =
  | WhereLiteral
  | ({ readonly at: At } & (
      | { readonly kind: 'input'; readonly name: Name }
      | { readonly kind: 'actor'; readonly name: Name }
      | { readonly kind: 'list'; readonly items: readonly WhereLiteral[] }
    ));

/** `column op operand`; `column` alone is `column = the input of that name`. */
export interface Where {
  readonly column: Name;
  readonly test?: { readonly operator: Operator; readonly operand: Operand };
  readonly at: At;
}

const whereSyntax: Micro<Where> = {
  what: 'a condition (column, or column operator operand)',
  example: 'placedAt >= since',
  parse: (scanner) => {
    const { at } = scanner;
    const column = scanner.take(/[a-z][A-Za-z0-9]*/y);
    if (column === undefined || scanner.done) return column && { column, at };
    const symbol =
      scanner.take(/ +/y) && scanner.take(/[!<>]?=|[<>]|(in|contains|startsWith)(?= )/y);
    const operator = operators.find((candidate) => candidate === symbol?.text);
    const operand = operator && scanner.take(/ +/y) && takeOperand(scanner);
    return operator && operand && { column, test: { operator, operand }, at };
  },
};

export const wheres: Kind<readonly Where[]> = list(micro(whereSyntax));

function takeOperand(scanner: Scanner): Operand | undefined {
  const start = scanner.pos;
  if (scanner.skip('(')) {
    const items: WhereLiteral[] = [];
    do {
      const item = takeLiteral(scanner);
      if (item === undefined) return undefined;
      items.push(item);
    } while (scanner.take(/ +/y));
    if (!scanner.skip(')')) return undefined;
    return { kind: 'list', items, at: scanner.part(start, scanner.pos).at };
  }
  if (scanner.skip('actor.')) {
    const name = scanner.take(/[a-z][A-Za-z0-9]*/y);
    return name && { kind: 'actor', name, at: scanner.part(start, scanner.pos).at };
  }
  const literal = takeLiteral(scanner);
  if (literal) return literal;
  const name = scanner.take(/[a-z][A-Za-z0-9]*/y);
  return name && { kind: 'input', name, at: name.at };
}

function takeLiteral(scanner: Scanner): WhereLiteral | undefined {
  const number = scanner.take(/-?\d+(\.\d+)?(?=[ )]|$)/y);
  if (number) return { kind: 'number', ...number };
  const word = scanner.take(/(true|false|null)(?=[ )]|$)/y);
  if (word?.text === 'null') return { kind: 'null', at: word.at };
  if (word) return { kind: 'bool', value: word.text === 'true', at: word.at };
  const text = takeText(scanner);
  return text ? { kind: 'text', ...text } : takeMember(scanner);
}

/** `Enum.Member`, or `Context.Enum.Member`. */
function takeMember(scanner: Scanner): WhereLiteral | undefined {
  const start = scanner.pos;
  const names = [scanner.take(/[A-Z][A-Za-z0-9]*/y)];
  while (names.length < 3 && scanner.skip('.')) names.push(scanner.take(/[A-Z][A-Za-z0-9]*/y));
  const [member, enumName, context] = names.toReversed();
  if (member === undefined || enumName === undefined || names.includes(undefined)) return undefined;
  const { at } = scanner.part(start, scanner.pos);
  return { kind: 'member', ...(context && { context }), enum: enumName, member, at };
}
