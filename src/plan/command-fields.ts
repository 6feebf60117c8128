import type { Field } from '../model/declaration.ts';
import { below, choice, property } from './code-doc.ts';
import { defaultText } from './default-text.ts';
import { type Doc, group, line } from './doc.ts';
import type { Import } from './imports.ts';
import { pascal } from './names.ts';
import { parameters } from './parameters.ts';
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
  /** The fields of the state whose values stand for inputs of their names that are left out. */
  readonly kept?: ReadonlySet<string>;
  /** The type of that state. */
  readonly state?: Import;
  /** The type of what is completed. @example 'WithdrawInput' */
  readonly given?: string;
}

/** @example 'WithdrawFields' */
export const fieldsType = ({ name }: Pick<Commanded, 'name'>): string => `${pascal(name)}Fields`;

const nothing: ReadonlySet<string> = new Set();

/** Any default says that a field may be left out. */
const now = { kind: 'now' } as const;

interface Completed {
  readonly tail: Doc;
  readonly imports: readonly Import[];
  readonly usesClock: boolean;
}

/** What a field is when it may have been left out. */
export function completed(field: Field, kept: ReadonlySet<string>, context: string): Completed {
  const given = `fields.${field.name}`;
  const plain = { tail: below(given), imports: [], usesClock: false };
  if (kept.has(field.name)) {
    const present = `state.${field.name}`;
    return { ...plain, tail: choice(`${given} === undefined`, present, given) };
  }
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
  const { input, kept = nothing, state } = commanded;
  const type = input.length === 0 ? '' : fieldsType(commanded);
  const isCompleted = kept.size > 0 || input.some(mayBeAbsent);
  const given = input.length === 0 ? '' : (commanded.given ?? type);
  // What is left out keeps its value, so that all of it may be.
  const sent = input.map((field) =>
    kept.has(field.name) && field.card === 'one' ? { ...field, default: now } : field,
  );
  const members = memberLines(sent, 'domain', context);
  const values = isCompleted ? input.map((field) => completed(field, kept, context)) : [];
  const variable = isCompleted ? 'input' : 'fields';
  const checks = checkLines(input, variable, context);
  const isNeeded = isCompleted || checks.lines.length > 0;
  return {
    type,
    given,
    members: members.lines,
    method: isNeeded
      ? {
          params: parameters([`fields: ${type}`, ...(state ? [`state: ${state.name}`] : [])]),
          given,
          values: values.map(({ tail }, at) => property(input[at]?.name ?? '', tail, 6)),
          checks: checks.lines,
          variable,
        }
      : null,
    usesClock: values.some(({ usesClock }) => usesClock),
    memberImports: members.imports,
    methodImports: [
      ...(state ? [state] : []),
      ...values.flatMap(({ imports }) => imports),
      ...checks.imports,
      ...(checks.lines.length > 0 ? [{ name: 'validate', from: '@plinth/runtime/domain' }] : []),
    ],
  };
}
