import type { ts as TypeScript } from 'ts-morph';
import { widthOf } from './columns.ts';
import type { Reflowing, Spot } from './reflowing.ts';
import type { Ts } from './typescript.ts';

type Node = TypeScript.Node;

/** What is behind the sign of an assignment or an arrow. */
function valueIn(ts: Ts, node: Node): Node | undefined {
  const isNamed =
    ts.isVariableDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertyAssignment(node);
  if (isNamed) return node.initializer;
  if (ts.isArrowFunction(node)) return ts.isBlock(node.body) ? undefined : node.body;
  const isAssignment =
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isAssignment ? node.right : undefined;
}

/** Whether it stays on the line of the sign, and breaks further in. */
function breaksInside(ts: Ts, node: Node, isArrow: boolean): boolean {
  if (ts.isAwaitExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
    return breaksInside(ts, node.expression, isArrow);
  }
  if (ts.isConditionalExpression(node) && ts.isBinaryExpression(node.condition)) return isArrow;
  const isOpen =
    ts.isObjectLiteralExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isConditionalExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isNoSubstitutionTemplateLiteral(node);
  if (isOpen || isArrow) return isOpen;
  return !(
    ts.isBinaryExpression(node) ||
    ts.isStringLiteral(node) ||
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node)
  );
}

function layValue(reflow: Reflowing, node: Node, value: Node, spot: Spot): string | undefined {
  const { ts, text } = reflow;
  const isArrow = ts.isArrowFunction(node);
  const start = reflow.startOf(value);
  const head = isArrow
    ? reflow.layWithin(node, reflow.startOf(node), node.equalsGreaterThanToken.end, spot)
    : text.slice(reflow.startOf(node), start).trimEnd();
  if (head.includes('\n') || /\/[/*]/.test(head)) return undefined;
  const wasBroken = /\n\s*$/.test(text.slice(Math.max(0, start - 200), start));
  if (breaksInside(ts, value, isArrow) && !wasBroken) return undefined;
  const place = reflow.spotBehind(`${head} `, spot, value.end, node.end);
  const flat = reflow.flat(value);
  if (flat !== undefined && reflow.fits(flat, place)) return `${head} ${flat}`;
  const inner = spot.indent + reflow.layout.indent;
  // Behind the value of an argument the line ends anyway.
  const rest =
    isArrow && ts.isCallExpression(node.parent) ? reflow.layout.argumentCommas.length : place.rest;
  const below = { indent: inner, column: widthOf(inner), rest };
  return `${head}\n${inner}${reflow.lay(value, below)}`;
}

/** A choice in three lines. */
function layChoice(reflow: Reflowing, node: TypeScript.ConditionalExpression, spot: Spot): string {
  const inner = spot.indent + reflow.layout.indent;
  const aligned = inner + (reflow.layout.indent === '\t' ? '\t' : '  ');
  const branch = (sign: string, one: Node, rest: number): string =>
    `\n${inner}${sign} ${reflow.lay(one, { indent: aligned, column: widthOf(inner) + 2, rest })}`;
  const test = reflow.lay(node.condition, { ...spot, rest: 0 });
  return test + branch('?', node.whenTrue, 0) + branch(':', node.whenFalse, spot.rest);
}

/** What is given back, in brackets on lines of its own. */
function layAnswer(reflow: Reflowing, value: Node, spot: Spot): string {
  const end = reflow.text.slice(value.end, value.parent.end);
  const inner = spot.indent + reflow.layout.indent;
  const said = reflow.lay(value, { indent: inner, column: widthOf(inner), rest: 0 });
  return `return (\n${inner}${said}\n${spot.indent})${end}`;
}

/** A statement on the line below its condition. */
function layIf(reflow: Reflowing, node: TypeScript.IfStatement, spot: Spot): string {
  const start = reflow.startOf(node.thenStatement);
  const head = reflow.layWithin(node, reflow.startOf(node), start, spot).trimEnd();
  const inner = spot.indent + reflow.layout.indent;
  const place = { indent: inner, column: widthOf(inner), rest: spot.rest };
  return `${head}\n${inner}${reflow.lay(node.thenStatement, place)}`;
}

/** What a class is, on the line of its name if there is room. */
function layClass(reflow: Reflowing, node: TypeScript.ClassDeclaration, spot: Spot) {
  const start = reflow.startOf(node);
  const end = node.heritageClauses?.at(-1)?.end ?? start;
  const head = reflow.flatBetween(start, end);
  if (head === undefined || !reflow.fits(head, { ...spot, rest: 2 })) return undefined;
  const body = { ...spot, column: spot.column + widthOf(head) };
  return `${head} ${reflow.layWithin(node, node.members.pos - 1, node.end, body)}`;
}

/** Assignments, arrows and choices that are too long for their line. Undefined: it is none of them. */
export function layOperands(reflow: Reflowing, node: Node, spot: Spot): string | undefined {
  const { ts } = reflow;
  const value = valueIn(ts, node);
  if (value !== undefined) return layValue(reflow, node, value, spot);
  if (ts.isClassDeclaration(node) && node.heritageClauses) return layClass(reflow, node, spot);
  const hasComment = /\/[/*]/.test(reflow.text.slice(reflow.startOf(node), node.end));
  if (ts.isReturnStatement(node) && node.expression && ts.isBinaryExpression(node.expression)) {
    return hasComment ? undefined : layAnswer(reflow, node.expression, spot);
  }
  if (ts.isIfStatement(node) && !ts.isBlock(node.thenStatement) && !node.elseStatement) {
    return hasComment ? undefined : layIf(reflow, node, spot);
  }
  if (ts.isConditionalExpression(node) && !hasComment) return layChoice(reflow, node, spot);
  return undefined;
}
