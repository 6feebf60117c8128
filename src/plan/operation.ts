import type { BoundExpression, Field, Operation, Rule } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { docComment, stringLiteral } from './escape.ts';
import { type PrintedExpression, type Printing, printExpression } from './expression.ts';
import type { Import } from './imports.ts';
import { signature } from './layout.ts';
import { ruleText } from './rule-text.ts';
import { typeText } from './type-text.ts';

type Names = Printing['names'];

/** A condition that must not hold, and what is thrown when it does. */
export interface Guard {
  readonly broken: string;
  readonly error: string;
}

export interface Guards {
  readonly guards: readonly Guard[];
  readonly imports: readonly Import[];
}

export interface Around {
  readonly model: Model;
  readonly context: string | undefined;
  readonly names: Names;
}

/** Rules as `if (<broken>) throw <error>;` in a method's body. */
export function guardsOf(rules: readonly Rule[], { model, context, names }: Around): Guards {
  const printed = rules.map((rule) => ({
    ...ruleText(rule, model, context),
    broken: printExpression(rule.condition, {
      names,
      context,
      negated: true,
      place: { indent: 4, column: 8, after: ') {' },
    }),
  }));
  return {
    guards: printed.map(({ broken, error }) => ({ broken: broken.text, error })),
    imports: printed.flatMap(({ broken, imports }) => [...broken.imports, ...imports]),
  };
}

export interface Printed {
  readonly names: Names;
  readonly context: string | undefined;
}

/** An expression behind `return `, in a method's body. */
export const returned = (body: BoundExpression, { names, context }: Printed): PrintedExpression =>
  printExpression(body, {
    names,
    context,
    as: 'return',
    place: { indent: 4, column: 11, after: ';' },
  });

export interface Method {
  readonly doc: string;
  /** @example 'plus(other: Money): Money' */
  readonly signature: string;
  readonly guards: readonly Guard[];
  /** What is returned; `''`: written by hand. */
  readonly body: string;
  /** The sentence of what is thrown until somebody writes it. */
  readonly stub: string;
}

const parameter = ({ name, type, card }: Field, context: string | undefined) => {
  const { text, imports } = typeText({ type, card }, { form: 'domain', context });
  return { text: `${name}: ${text}`, imports };
};

export interface MethodPlace extends Around {
  /** What it is a method of. @example 'Catalog.Pricing' */
  readonly of: string;
  /** One that is written by hand may be asynchronous. */
  readonly mayWait: boolean;
}

/** A method for an operation of a value or domain service. */
export function methodOf(
  operation: Operation,
  place: MethodPlace,
): Method & Pick<Guards, 'imports'> {
  const { context } = place;
  const params = operation.input.map((field) => parameter(field, context));
  const result = typeText(operation.returns, { form: 'domain', context });
  const isAsync = place.mayWait && operation.body === undefined;
  const returns = isAsync ? `Promise<${result.text}>` : result.text;
  const head = `${isAsync ? 'async ' : ''}${operation.name}`;
  const { guards, imports } = guardsOf(operation.require, place);
  const body = operation.body === undefined ? undefined : returned(operation.body, place);
  return {
    doc: docComment(operation.description, 2),
    signature: signature(
      { head, params: params.map(({ text }) => text), returns },
      { indent: 2, after: ' {' },
    ),
    guards,
    body: body?.text ?? '',
    stub: body ? '' : stringLiteral(`${place.of}.${operation.name}`),
    imports: [
      ...params.flatMap((one) => one.imports),
      ...result.imports,
      ...imports,
      ...(body?.imports ?? [{ name: 'NotImplemented', from: '@plinth/runtime/domain' }]),
    ],
  };
}
