import type { Call } from '../model/call.ts';
import type { Context } from '../model/context.ts';
import type { BoundExpression } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import type { Reaction } from '../model/reaction.ts';
import { madeMessage, messagesOf } from './command-message.ts';
import { type Doc, printDoc } from './doc.ts';
import { translate } from './expression-translation.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';
import { negation } from './negation.ts';
import { statementLayout } from './statement-layout.ts';
import type { Translating } from './translating.ts';
import { call, pathExpression, type TsExpression } from './ts-expression.ts';

/** Statements of a function. */
export interface Lines {
  readonly lines: readonly string[];
  readonly imports: readonly Import[];
}

/** Where calls are made. */
export interface ReactionPlace {
  readonly model: Model;
  readonly context: Context;
  readonly translating: (isCondition: boolean) => Translating;
  /** What a command is sent with: it holds the key; none when absent. */
  readonly options?: TsExpression;
  /** Of the statements. */
  readonly indent: number;
  /** The fields of the answer that are handed back; none when absent. */
  readonly fills?: (one: Call) => readonly string[];
}

const printed = (doc: Doc, place: { readonly indent: number; readonly after: string }): string =>
  printDoc(doc, { ...place, column: place.indent });

/** `if (…) {`, behind what ends the entry before. */
function conditionLine(when: BoundExpression, place: ReactionPlace, before: string) {
  const { node, imports } = translate(when, place.translating(true));
  const head = `${before}if (`;
  const { indent } = place;
  const at = { indent, column: indent + head.length, after: ') {' };
  const text = printDoc(statementLayout(node, 'if'), at);
  return { line: `${' '.repeat(indent)}${head}${text}) {`, imports };
}

/** What ends it before anything is done. @example 'if (data.amount <= 0) return;' */
export function guardLine(when: BoundExpression, place: ReactionPlace, end: string): Lines {
  const { indent } = place;
  const { node, imports } = translate(when, place.translating(true));
  const at = { indent, column: indent + 4, after: `) ${end}` };
  const text = printDoc(statementLayout(negation(node), 'if'), at);
  return { lines: [`${' '.repeat(indent)}if (${text}) ${end}`], imports };
}

/** `await this.#commands.send(new ShipCommand(data.orderId), { key });` */
function sendLines(one: Call, message: Import, place: ReactionPlace): Lines {
  const { indent, options, context } = place;
  const made = madeMessage(one, { ...place, message, options: place.translating(false) });
  const isOwn = one.context === context.name;
  const sender = isOwn ? 'this.#commands' : `this.#${camel(one.context)}.commands`;
  const of = call(pathExpression(`${sender}.send`), [made.node, ...(options ? [options] : [])]);
  const sent: TsExpression = { kind: 'await', of };
  const space = ' '.repeat(indent);
  const filled = place.fills?.(one) ?? [];
  if (filled.length === 0) {
    const text = printed(statementLayout(sent, 'argument'), { indent, after: ';' });
    return { lines: [`${space}${text};`], imports: made.imports };
  }
  const head = 'const { value } =';
  const at = { indent, column: indent + head.length, after: ';' };
  const items = filled.map((name) => ({
    kind: 'property' as const,
    key: name,
    value: pathExpression(`value.${name}`),
  }));
  const back = statementLayout({ kind: 'object', items }, 'return');
  return {
    lines: [
      `${space}${head}${printDoc(statementLayout(sent, 'assign'), at)};`,
      `${space}${printed(['return ', back], { indent, after: ';' })};`,
    ],
    imports: made.imports,
  };
}

/** The calls, of which the first is made whose condition holds. */
export function reactionLines(reaction: Reaction, place: ReactionPlace): Lines {
  const messages = messagesOf(
    reaction.map((one) => one.call),
    place,
  );
  const space = ' '.repeat(place.indent);
  const lines: string[] = [];
  const imports: Import[] = [];
  for (const [at, { when, call: one }] of reaction.entries()) {
    const before = at === 0 ? '' : '} else ';
    const condition = when && conditionLine(when, place, before);
    if (condition) lines.push(condition.line);
    else if (at > 0) lines.push(`${space}} else {`);
    imports.push(...(condition?.imports ?? []));
    const indent = condition || at > 0 ? place.indent + 2 : place.indent;
    const message = messages[at];
    if (message === undefined) continue;
    const sent = sendLines(one, message, { ...place, indent });
    lines.push(...sent.lines);
    imports.push(...sent.imports);
  }
  if (reaction.some(({ when }) => when)) lines.push(`${space}}`);
  return { lines, imports };
}
