import type { ts as TypeScript } from 'ts-morph';
import { withoutComments } from './comment.ts';
import type { Ts } from './typescript.ts';

type Node = TypeScript.Node;

export type ListShape =
  | 'members'
  | 'signatures'
  | 'statements'
  | 'properties'
  | 'pattern'
  | 'elements'
  | 'exports'
  | 'clauses'
  | 'parameters';

/** Things that stand in brackets. */
export interface NodeList {
  readonly shape: ListShape;
  readonly nodes: readonly Node[];
  /** Behind the opening bracket. */
  readonly from: number;
  /** Before the closing one. */
  readonly to: number;
  readonly separator: '' | ',';
}

const within = (
  shape: ListShape,
  nodes: TypeScript.NodeArray<Node>,
  node: Node,
  separator: '' | ',' = '',
): NodeList => ({ shape, nodes, from: nodes.pos, to: node.end - 1, separator });

function bodyList(ts: Ts, node: Node): NodeList | undefined {
  if (ts.isClassLike(node)) return within('members', node.members, node);
  if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) {
    return within('signatures', node.members, node);
  }
  if (ts.isEnumDeclaration(node)) return within('members', node.members, node, ',');
  if (ts.isBlock(node) || ts.isModuleBlock(node)) {
    return within('statements', node.statements, node);
  }
  if (ts.isObjectLiteralExpression(node)) return within('properties', node.properties, node, ',');
  if (ts.isArrayLiteralExpression(node)) return within('elements', node.elements, node, ',');
  if (ts.isObjectBindingPattern(node)) return within('pattern', node.elements, node, ',');
  if (ts.isNamedExports(node)) return within('exports', node.elements, node, ',');
  if (ts.isCaseBlock(node)) return within('clauses', node.clauses, node);
  return undefined;
}

/** The parameters of a function; undefined: an arrow function without brackets. */
function parameterList(ts: Ts, node: Node, text: string): NodeList | undefined {
  if (!ts.isFunctionLike(node)) return undefined;
  const { parameters } = node;
  if (text[parameters.pos - 1] !== '(') return undefined;
  const behind = withoutComments(text.slice(parameters.end));
  const to = parameters.end + behind.indexOf(')');
  return { shape: 'parameters', nodes: parameters, from: parameters.pos, to, separator: ',' };
}

/** The lists of a node itself, and those in it that are in no other, from left to right. */
export function listsIn(ts: Ts, root: Node, text: string): readonly NodeList[] {
  const found: NodeList[] = [];
  const visit = (node: Node): void => {
    const own = [parameterList(ts, node, text), bodyList(ts, node)].filter(
      (list) => list !== undefined,
    );
    found.push(...own);
    ts.forEachChild(node, (child) => {
      if (!own.some(({ from, to }) => from <= child.pos && child.end <= to)) visit(child);
    });
  };
  visit(root);
  return found.sort((one, other) => one.from - other.from);
}
