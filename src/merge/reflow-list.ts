import type { ts as TypeScript } from 'ts-morph';
import { widthOf } from './columns.ts';
import type { Reflowing, Spot } from './reflowing.ts';
import type { SourceTokens } from './source-tokens.ts';
import type { Ts } from './typescript.ts';

type Node = TypeScript.Node;

/** Things in brackets with commas between them. */
export interface List {
  readonly nodes: readonly Node[];
  /** Where its brackets stand. */
  readonly open: number;
  readonly close: number;
  readonly kind: 'arguments' | 'parameters' | 'elements' | 'types';
}

function nodeLists(
  ts: Ts,
  node: Node,
): readonly (readonly [TypeScript.NodeArray<Node>, List['kind']])[] {
  const found: (readonly [TypeScript.NodeArray<Node> | undefined, List['kind']])[] = [];
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    found.push([node.typeArguments, 'types'], [node.arguments, 'arguments']);
  } else if (ts.isFunctionLike(node)) {
    found.push([node.typeParameters, 'types'], [node.parameters, 'parameters']);
  } else if (ts.isObjectLiteralExpression(node)) found.push([node.properties, 'elements']);
  else if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
    found.push([node.typeArguments, 'types']);
  } else if (
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectBindingPattern(node) ||
    ts.isArrayBindingPattern(node) ||
    ts.isNamedImports(node) ||
    ts.isNamedExports(node) ||
    ts.isTupleTypeNode(node)
  ) {
    found.push([node.elements, 'elements']);
  }
  return found.flatMap(([nodes, kind]) =>
    nodes && nodes.length > 0 ? [[nodes, kind] as const] : [],
  );
}

/** The lists that a node itself has. */
export function listsOf(ts: Ts, node: Node, tokens: SourceTokens): readonly List[] {
  const { text } = node.getSourceFile();
  return nodeLists(ts, node).flatMap(([nodes, kind]) => {
    const open = nodes.pos - 1;
    if (!/[([{<]/.test(text[open] ?? '')) return [];
    const index = tokens.from(nodes.at(-1)?.end ?? open);
    const next = tokens.nextOf(index);
    const close = next?.text === ',' ? tokens.nextOf(tokens.from(next.end)) : next;
    return close === undefined ? [] : [{ nodes, kind, open, close: close.start }];
  });
}

const hasComments = (gaps: readonly string[]): boolean => gaps.some((gap) => /\/[/*]/.test(gap));

/** Whether something may stand in the brackets of a call, open at its end. */
const isOpenEnded = ({ ts }: Reflowing, node: Node): boolean =>
  ts.isArrowFunction(node) ||
  ts.isFunctionExpression(node) ||
  ts.isObjectLiteralExpression(node) ||
  (ts.isArrayLiteralExpression(node) && node.elements.length > 1);

/** Whether the last of a list may open on its line. */
function mayHug(reflow: Reflowing, { nodes, kind }: List, last: Node): boolean {
  if (kind === 'arguments') return isOpenEnded(reflow, last);
  if (nodes.length > 1) return false;
  return kind === 'parameters'
    ? isOfProperties(reflow, last)
    : kind === 'types' && reflow.ts.isTypeLiteralNode(last);
}

/** The last of a list opened behind the others on their line; undefined: it cannot be. */
function hugged(reflow: Reflowing, list: List, spot: Spot): string | undefined {
  const { nodes, open, close } = list;
  const last = nodes.at(-1);
  if (last === undefined || !mayHug(reflow, list, last)) return undefined;
  const others = nodes.slice(0, -1).map((node) => reflow.flat(node));
  if (others.includes(undefined)) return undefined;
  if (nodes.slice(0, -1).some((node) => isOpenEnded(reflow, node))) return undefined;
  const head = reflow.text[open] + others.map((one) => `${one}, `).join('');
  const place = reflow.spotBehind(head, spot, close, close + 1);
  const said = reflow.lay(last, { ...place, rest: 1 + spot.rest });
  const endsBelow = /=>\n[^\n]*/.exec(said)?.index === said.indexOf('\n') - 2;
  const end = endsBelow ? `${endsInComma(reflow, list)}\n${spot.indent}` : '';
  const text = head + said + end + reflow.text[close];
  if (!said.includes('\n') || (reflow.ts.isArrowFunction(last) && !/^[^\n]*=>/.test(said))) {
    return undefined;
  }
  return reflow.fits(text, spot) || isTest(reflow, list) ? text : undefined;
}

/** What a test is called, and its function, which formatters do not part. */
function isTest({ ts }: Reflowing, { nodes: [title, body, third] }: List): boolean {
  if (title === undefined || body === undefined || third !== undefined) return false;
  const { parent } = title;
  const called = ts.isCallExpression(parent) ? parent.expression.getText() : '';
  return ts.isStringLiteralLike(title) && /^(?:test|it|describe)(?:\.(?:only|skip))?$/.test(called);
}

/** How much has to follow parameters on their line: what the function answers does not break first. */
function answerWidth({ ts, text }: Reflowing, { nodes, close, kind }: List): number | undefined {
  const owner = nodes[0]?.parent;
  if (kind !== 'parameters' || owner === undefined || !ts.isFunctionLike(owner)) return undefined;
  const body = 'body' in owner ? owner.body : undefined;
  const end = body === undefined ? owner.end : body.getStart() + (ts.isBlock(body) ? 1 : 0);
  const behind = text.slice(close + 1, end);
  return behind.includes('\n') || ts.isArrowFunction(owner) ? undefined : behind.length;
}

/** A parameter that is taken apart, or whose type is spelled out. */
const isOfProperties = ({ ts }: Reflowing, node: Node | undefined): boolean =>
  node !== undefined &&
  ts.isParameter(node) &&
  (ts.isObjectBindingPattern(node.name) ||
    (node.type !== undefined && ts.isTypeLiteralNode(node.type)));

/** The one name of an import or export, which has no line of its own. */
const isOnlyName = ({ ts }: Reflowing, { nodes }: List): boolean => {
  const [only, second] = nodes;
  if (only === undefined || second !== undefined) return false;
  return ts.isImportSpecifier(only) || ts.isExportSpecifier(only);
};

function endsInComma({ ts, layout }: Reflowing, { nodes, kind }: List): string {
  const last = nodes.at(-1);
  const isRest =
    last !== undefined &&
    (ts.isParameter(last) || ts.isBindingElement(last)) &&
    last.dotDotDotToken !== undefined;
  if (isRest) return '';
  if (kind === 'types')
    return last && ts.isTypeParameterDeclaration(last) ? layout.argumentCommas : '';
  return kind === 'elements' ? layout.commas : layout.argumentCommas;
}

/** A list, laid out for a spot: on one line, open behind the last one, or in lines of their own. */
export function layList(reflow: Reflowing, list: List, given: Spot): string {
  const { nodes, open, close } = list;
  const spot = { ...given, rest: answerWidth(reflow, list) ?? given.rest };
  const flat = reflow.flatBetween(open, close + 1);
  if (flat !== undefined && (reflow.fits(flat, spot) || isOnlyName(reflow, list))) return flat;
  const gaps = nodes.map((node, at) =>
    reflow.text.slice(nodes[at - 1]?.end ?? open + 1, reflow.startOf(node)),
  );
  const end = reflow.text.slice(nodes.at(-1)?.end ?? open + 1, close);
  const inner = spot.indent + reflow.layout.indent;
  const isLined = gaps[0]?.includes('\n') ?? false;
  const opened = hasComments([...gaps, end]) || isLined ? undefined : hugged(reflow, list, spot);
  if (opened !== undefined) return opened;
  const lines = nodes.map((node, at) => {
    const isSetOff = at > 0 && /\n[ \t]*\n/.test(gaps[at] ?? '');
    const comments = commentsOf(gaps[at] ?? '', inner);
    const place = { indent: inner, column: widthOf(inner), rest: 1 };
    const comma = at < nodes.length - 1 ? ',' : endsInComma(reflow, list);
    return `${isSetOff ? '\n' : ''}${comments}\n${inner}${reflow.lay(node, place)}${comma}`;
  });
  return `${reflow.text[open]}${lines.join('')}${commentsOf(end, inner)}\n${spot.indent}${reflow.text[close]}`;
}

/** The comments of a gap, each where it stands: behind the comma or on a line of its own. */
function commentsOf(gap: string, indent: string): string {
  const said = gap.replace(',', '').trimEnd();
  return said.trim() === '' ? '' : said.replace(/\n\s*/g, `\n${indent}`);
}
