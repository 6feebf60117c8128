import type { Allow, Allowed } from '../model/allow.ts';
import type { BoundExpression } from '../model/declaration.ts';
import { statement } from './code-doc.ts';
import { hardline, indent, join } from './doc.ts';
import { type AllowRule, allowCall } from './entity-access.ts';
import { stringLiteral } from './escape.ts';
import { type Printing, printExpression } from './expression.ts';
import type { Import } from './imports.ts';

/** A constant that says who may do something. */
export interface AllowConstant {
  /** @example 'cheapAccess' */
  readonly name: string;
  /** What its conditions look at, as a type argument. @example '<CheapInput>' */
  readonly subject: string;
  readonly allow: Allow;
  /** The parameters of a condition's function. @example 'input, actor' */
  readonly params: (condition: BoundExpression) => string;
  readonly names: Printing['names'];
  readonly context: string;
}

/** `indentation`: of the rule's properties, where they have lines of their own. */
function ruleOf({ role, condition }: Allowed, of: AllowConstant, indentation: number): AllowRule {
  if (condition === undefined) return { code: stringLiteral(role), imports: [] };
  const head = `if: (${of.params(condition)}) =>`;
  const printing = { names: of.names, context: of.context };
  const flat = printExpression(condition, {
    ...printing,
    place: { indent: 0, width: Number.MAX_SAFE_INTEGER },
  });
  const isLong = indentation + `${head} ${flat.text},`.length > 100;
  const broken = printExpression(condition, {
    ...printing,
    as: 'body',
    place: { indent: 0, width: 100 - indentation - 2, after: ',' },
  });
  const body = isLong ? indent(hardline, join(hardline, broken.text.split('\n'))) : ` ${flat.text}`;
  return {
    code: [`role: ${stringLiteral(role)}`, [head, body]],
    imports: flat.imports,
  };
}

/** The rules; a single one with a condition stands in the brackets of the call. */
function rulesOf(of: AllowConstant, indentation: number): readonly AllowRule[] {
  const { allow } = of;
  const conditions = allow.filter(({ condition }) => condition !== undefined);
  const isHugged = conditions.length === 1 && allow.at(-1)?.condition !== undefined;
  return allow.map((rule) => ruleOf(rule, of, indentation + (isHugged ? 2 : 4)));
}

export interface AllowText {
  /** The whole declaration. */
  readonly text: string;
  readonly imports: readonly Import[];
}

/** @example "export const cheapAccess = allow('signedIn');" */
export function allowConstant(of: AllowConstant): AllowText {
  const head = `export const ${of.name} =`;
  const callee = `allow${of.subject}`;
  // Where not even the start of the call fits behind the name, it has a line of its own.
  const isLong = `${head} ${callee}(`.length > 100;
  const rules = rulesOf(of, isLong ? 2 : 0);
  const called = allowCall(callee, rules);
  return {
    text: statement(head, isLong ? indent(hardline, called) : [' ', called], 0),
    imports: [
      { name: 'allow', from: '@plinth/runtime/auth' },
      ...rules.flatMap(({ imports }) => imports),
    ],
  };
}
