import type { BoundExpression, CallBinding, Field } from '../model/declaration.ts';
import { calledWith } from './command-calls.ts';
import { handlerNames } from './command-names.ts';
import type { CommandScope } from './command-scope.ts';
import { printDoc } from './doc.ts';
import { translate } from './expression-translation.ts';
import type { Import } from './imports.ts';
import { askedQuery } from './query-asked.ts';
import { statementLayout } from './statement-layout.ts';
import type { Asking } from './translating.ts';
import type { TsExpression } from './ts-expression.ts';

/** A statement of a handler, whatever its indentation. */
export interface Line {
  readonly at: (indentation: number) => string;
  readonly imports: readonly Import[];
}

/** A line as it is written. */
export const lineOf = (code: string, imports: readonly Import[] = []): Line => ({
  at: (indentation) => `${' '.repeat(indentation)}${code}`,
  imports,
});

/** `head` and an expression behind it. @example 'return', 'const refusal =' */
export function expressed(head: string, node: TsExpression, imports: readonly Import[] = []): Line {
  const as = head === '' ? 'argument' : head === 'return' ? 'return' : 'assign';
  const before = head === 'return' ? 'return ' : head;
  return {
    at: (indentation) => {
      const column = indentation + before.length;
      const code = printDoc(statementLayout(node, as), { indent: indentation, column, after: ';' });
      return `${' '.repeat(indentation)}${before}${code};`;
    },
    imports,
  };
}

export interface BodyPlace {
  readonly scope: CommandScope;
  /** What is left out of the input keeps its value, so that it is completed once that is known. */
  readonly keeps: boolean;
  /** What the input is called. */
  readonly variable: 'input' | 'fields';
  /** Inputs that have a variable of their own by then. */
  readonly variables?: ReadonlySet<string>;
}

/** An expression of the command, as its handler says it. */
export function translated(value: BoundExpression, { scope, variable, variables }: BodyPlace) {
  const names = handlerNames(scope, variable, variables);
  const params = (binding: CallBinding): readonly Field[] => calledWith(binding, scope.context);
  const asks = (binding: CallBinding, asking: Asking) => askedQuery(binding, asking, scope);
  return translate(value, { names, context: scope.context.name, isCondition: false, params, asks });
}
