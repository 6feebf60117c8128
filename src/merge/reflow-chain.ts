import type { ts as TypeScript } from 'ts-morph';
import { widthOf } from './columns.ts';
import type { Reflowing, Spot } from './reflowing.ts';
import type { Ts } from './typescript.ts';

type Node = TypeScript.Node;

/** How many calls a chain needs to get lines of its own. */
const MANY = 3;

/** The members of a chain of calls, from the left, each where its dot stands. */
function dotsOf(ts: Ts, node: Node): readonly TypeScript.PropertyAccessExpression[] {
  const dots: TypeScript.PropertyAccessExpression[] = [];
  let now: Node = node;
  for (;;) {
    if (ts.isCallExpression(now)) {
      if (ts.isPropertyAccessExpression(now.expression)) dots.push(now.expression);
      now = now.expression;
    } else if (ts.isPropertyAccessExpression(now) || ts.isNonNullExpression(now)) {
      now = now.expression;
    } else return dots.reverse();
  }
}

/** Whether the first call stays on the line of what it is called on. */
function staysWithHead({ ts, layout }: Reflowing, head: Node, isStatement: boolean): boolean {
  if (head.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (!ts.isIdentifier(head)) return false;
  return /^[A-Z_$]/.test(head.text) || (isStatement && head.text.length <= layout.indent.length);
}

/** Whether a call is given a function that is no more than a value. */
function isGivenValue(ts: Ts, { parent }: Node): boolean {
  if (!ts.isCallExpression(parent)) return false;
  return parent.arguments.some((one) => ts.isArrowFunction(one) && !ts.isBlock(one.body));
}

/** A chain of many calls, each on its own line. Undefined: it is none. */
export function layChain(reflow: Reflowing, node: Node, spot: Spot): string | undefined {
  const { ts, text } = reflow;
  if (!ts.isCallExpression(node)) return undefined;
  const dots = dotsOf(ts, node);
  const [first] = dots;
  if (first === undefined) return undefined;
  const isMerged = staysWithHead(reflow, first.expression, ts.isExpressionStatement(node.parent));
  const broken = isMerged ? dots.slice(1) : dots;
  const wasBroken = broken.some((dot) =>
    text.slice(dot.expression.end, dot.name.end).includes('\n'),
  );
  const calls = broken.length + (ts.isCallExpression(first.expression) ? 1 : 0);
  const isLong = calls >= MANY || (calls === 2 && broken.some((dot) => isGivenValue(ts, dot)));
  if (broken.length === 0 || !(isLong || wasBroken)) return undefined;
  const inner = spot.indent + reflow.layout.indent;
  const start = reflow.startOf(node);
  const ends = broken.map((dot) => dotAt(text, dot));
  const head = text.slice(start, ends[0]).trimEnd();
  if (head.includes('\n')) return undefined;
  const links = broken.map((dot, at) => {
    const until = at + 1 < ends.length ? broken[at + 1]?.expression.end : node.end;
    const call = dot.parent;
    const from = ends[at] ?? start;
    const name = text.slice(from, dot.name.end);
    const isLast = until === node.end;
    const place = {
      indent: inner,
      column: widthOf(inner) + name.length,
      rest: isLast ? spot.rest : 0,
    };
    const rest = ts.isCallExpression(call)
      ? reflow.layWithin(call, dot.name.end, call.end, place)
      : '';
    const more = text.slice(call.end, until);
    return `\n${inner}${name}${rest}${more}`;
  });
  return head + links.join('');
}

function dotAt(text: string, { expression, name }: TypeScript.PropertyAccessExpression): number {
  const between = text.slice(expression.end, name.pos);
  const at = between.search(/\??\./);
  return expression.end + Math.max(0, at);
}
