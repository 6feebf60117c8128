import type { Field } from '../model/declaration.ts';
import { inputType } from './aggregate-names.ts';
import { below, property } from './code-doc.ts';
import { defaultText } from './default-text.ts';
import { type Doc, group, line } from './doc.ts';
import type { Import } from './imports.ts';
import { pascal } from './names.ts';
import type { View } from './planned-file.ts';
import { mayBeAbsent } from './type-schema.ts';
import { checkLines, memberLines } from './value-fields.ts';

/** What a message carries besides the id, and how its handler reads it. */
export interface CommandInput {
  /** @example 'WithdrawFields'; `''`: it carries nothing. */
  readonly type: string;
  /** What the handler's `#input` gives. @example 'WithdrawInput' */
  readonly given: string;
  /** The members of the interface. */
  readonly members: readonly string[];
  /** The handler's `#input`; null: what comes is taken as it is. */
  readonly method: View | null;
  readonly usesClock: boolean;
  readonly memberImports: readonly Import[];
  readonly methodImports: readonly Import[];
}

/** What is commanded: the same of an aggregate's command and of an application's. */
export interface Commanded {
  readonly name: string;
  readonly input: readonly Field[];
  /** What is left out stays as it is. */
  readonly partial?: boolean;
}

/** @example 'WithdrawFields' */
export const fieldsType = ({ name }: Pick<Commanded, 'name'>): string => `${pascal(name)}Fields`;

interface Completed {
  readonly tail: Doc;
  readonly imports: readonly Import[];
  readonly usesClock: boolean;
}

/** What a field is when it may have been left out. */
function completed(field: Field, context: string): Completed {
  const given = `fields.${field.name}`;
  const plain = { tail: below(given), imports: [], usesClock: false };
  if (!mayBeAbsent(field)) return plain;
  const orElse = (other: string): Doc => below(group([`${given} ??`, line, other]));
  if (field.default === undefined) {
    const empty = field.card === 'many' ? '[]' : field.card === 'optional' ? 'null' : '{}';
    return { ...plain, tail: orElse(empty) };
  }
  const { text, imports, needsClock } = defaultText(field.default, field.type, context);
  return {
    tail: orElse(needsClock ? text.replace('clock', 'this.#clock') : text),
    imports,
    usesClock: needsClock,
  };
}

/** What comes in is completed by defaults and checked, whoever sends it. */
export function commandInput(commanded: Commanded, context: string): CommandInput {
  const { input, partial = false } = commanded;
  const type = input.length === 0 ? '' : fieldsType(commanded);
  const given = input.length === 0 ? '' : inputType(commanded);
  const members = memberLines(input, 'domain', context);
  const isCompleted = !partial && input.some(mayBeAbsent);
  const values = isCompleted ? input.map((field) => completed(field, context)) : [];
  const variable = isCompleted ? 'input' : 'fields';
  const checks = checkLines(input, variable, context);
  const isNeeded = isCompleted || checks.lines.length > 0;
  return {
    type,
    given,
    members: members.lines,
    method: isNeeded
      ? {
          type,
          given,
          values: values.map(({ tail }, at) => property(input[at]?.name ?? '', tail, 6)),
          checks: checks.lines,
          variable,
        }
      : null,
    usesClock: values.some(({ usesClock }) => usesClock),
    memberImports: members.imports,
    methodImports: [
      ...values.flatMap(({ imports }) => imports),
      ...checks.imports,
      ...(checks.lines.length > 0 ? [{ name: 'validate', from: '@plinth/runtime/domain' }] : []),
    ],
  };
}
