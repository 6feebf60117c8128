import { takeDefault } from './default-syntax.ts';
import type { Field, Flag } from './field.ts';
import type { Micro } from './grammar/micro.ts';
import type { Scanner } from './grammar/scanner.ts';
import { shown } from './grammar/shown.ts';
import { nearest } from './nearest.ts';
import { parseExpression } from './parse-expression.ts';
import type { TypeRef } from './type-ref.ts';
import { takeCardinality, takeType } from './type-syntax.ts';

/** What the text of a field says. */
export type FieldText = Omit<Field, 'name' | 'description' | 'example'>;

const flags = ['unique', 'immutable', 'secret', 'distinct'] as const;

type Suffix = Pick<Field, 'was' | 'wire' | 'default' | 'derived'>;

/** `type card? flag* ( = default | := expression )?` */
export const fieldSyntax: Micro<FieldText> = {
  what: 'a field',
  example: 'string(1..80) unique',
  parse: (scanner) => {
    const type = takeType(scanner);
    if (type === undefined) return undefined;
    const card = takeCardinality(scanner);
    const found: Flag[] = [];
    let suffix: Suffix = {};
    while (!scanner.done) {
      if (!scanner.take(/ +/y)) return refuseHabit(scanner);
      const flag = takeFlag(scanner);
      if (flag) found.push(flag);
      else {
        const more = takeSuffix(scanner);
        if (more === undefined) return scanner.refused ? undefined : refuseWord(scanner, type);
        suffix = { ...suffix, ...more };
      }
    }
    checkFlags(scanner, found, card);
    return { type, card, flags: found, ...suffix, at: scanner.at };
  },
};

function takeFlag(scanner: Scanner): Flag | undefined {
  const word = scanner.take(/(unique|immutable|secret|distinct)(?= |$)/y);
  const kind = flags.find((flag) => flag === word?.text);
  return word && kind && { kind, at: word.at };
}

function takeSuffix(scanner: Scanner): Suffix | undefined {
  if (scanner.skip('was=')) {
    const was = scanner.take(/[a-z][A-Za-z0-9]*(?= |$)/y);
    return was && { was };
  }
  if (scanner.skip('as=')) {
    const wire = scanner.take(/[A-Za-z0-9@$_.-]+(?= |$)/y);
    return wire && { wire };
  }
  if (scanner.take(/:= */y)) {
    return scanner.done ? undefined : { derived: parseExpression(scanner.rest(), scanner.reading) };
  }
  if (!scanner.take(/= */y)) return undefined;
  const value = takeDefault(scanner);
  return value ? { default: value } : refuseDefault(scanner);
}

function refuseDefault(scanner: Scanner): undefined {
  const { text, at } = scanner.rest();
  const hint = "write a number, true, false, 'text', Member, now, today or uuid";
  return scanner.refuse('SPEC_SYNTAX', at, { text: shown(text), what: 'a default', hint });
}

function refuseWord(scanner: Scanner, type: TypeRef): undefined {
  const first = type.kind === 'named' ? type.name.name.text : '';
  if (/^[a-z]/.test(first) && nearest(first, ['ref']) !== undefined) {
    const args = { text: shown(scanner.text), what: 'a field', near: 'ref' };
    return scanner.refuse('SPEC_SYNTAX', type.at, args);
  }
  const word = scanner.offence();
  const near = nearest(word.text, [...flags, 'was=', 'as=']);
  if (near === undefined) return refuseHabit(scanner);
  const args = { text: word.text, what: 'a flag of a field', near };
  return scanner.refuse('SPEC_SYNTAX', word.at, args);
}

/** How other languages say it, and how this one does. */
const habits: readonly (readonly [RegExp, string])[] = [
  [/\[\]/y, 'a list is written *, or + with at least one: string*'],
  [/,/y, 'separate flags by spaces; inside { } quote a text with a comma'],
  [/(optional|nullable|null)\b/y, 'write ? behind the type: string?'],
  [/\| *null\b/y, 'write ? behind the type: string?'],
  [/(required|mandatory|not null)\b/y, 'leave it out: what has no ? is required'],
  [/default\b/y, "a default is written = 'text'"],
];

function refuseHabit(scanner: Scanner): undefined {
  const found = habits.find(([habit]) => {
    habit.lastIndex = scanner.pos;
    return habit.test(scanner.text);
  });
  if (found === undefined) return undefined;
  const { at } = scanner.offence();
  const args = { text: shown(scanner.text), what: 'a field', hint: found[1] };
  return scanner.refuse('SPEC_SYNTAX', at, args);
}

function checkFlags(scanner: Scanner, found: readonly Flag[], card: Field['card']) {
  found.forEach(({ kind, at }, index) => {
    if (found.findIndex((flag) => flag.kind === kind) < index) {
      scanner.refuse('SPEC_FLAG', at, { problem: `${kind} is said twice`, hint: 'leave one out' });
    } else if (kind === 'distinct' && card !== 'list' && card !== 'some') {
      scanner.refuse('SPEC_FLAG', at, {
        problem: 'distinct needs a list',
        hint: 'write * behind the type',
      });
    }
  });
}
