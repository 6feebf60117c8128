import type { ts as TypeScript } from 'ts-morph';

export type Ts = typeof TypeScript;

/** Something that a file declares, by the names of what it is in. @example ['Account', 'deposit'] */
export interface Declaration {
  readonly names: readonly string[];
  /** Where its name stands. */
  readonly start: number;
}

/**
 * Everything of a file that has a name: what stands at its top, the members of that, and what is
 * within functions, each of these with its place among those of its name.
 */
export function declarationsOf(ts: Ts, path: string, text: string): readonly Declaration[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Declaration[] = [];
  const add = (name: Name, names: readonly string[]): void => {
    found.push({ names, start: name.getStart(file) });
  };
  const visit = (node: TypeScript.Node, around: readonly string[]): void => {
    const name = nameOf(ts, node);
    const names = name === undefined ? around : [...around, name.text];
    if (name !== undefined) add(name, names);
    if (ts.isFunctionLike(node)) {
      const counts = new Map<string, number>();
      for (const local of localsOf(ts, node)) {
        const count = counts.get(local.text) ?? 0;
        counts.set(local.text, count + 1);
        add(local, [...names, `(${count})`, local.text]);
      }
    }
    for (const child of within(ts, node)) visit(child, names);
  };
  for (const statement of file.statements) visit(statement, []);
  return found;
}

type Name = TypeScript.Identifier | TypeScript.PrivateIdentifier;

/** Parameters and variables of a function, those of functions inside it included. */
function localsOf(ts: Ts, node: TypeScript.Node): readonly TypeScript.Identifier[] {
  const found: TypeScript.Identifier[] = [];
  const visit = (inner: TypeScript.Node): void => {
    const isLocal =
      ts.isParameter(inner) || ts.isVariableDeclaration(inner) || ts.isBindingElement(inner);
    if (isLocal && ts.isIdentifier(inner.name)) found.push(inner.name);
    ts.forEachChild(inner, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

function nameOf(ts: Ts, node: TypeScript.Node): Name | undefined {
  const isNamed =
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isClassElement(node) ||
    ts.isTypeElement(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isMethodDeclaration(node);
  const name = isNamed ? node.name : undefined;
  const isPlain = name !== undefined && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name));
  return isPlain ? name : undefined;
}

/** What is declared inside of a declaration, and can be named from outside. */
function within(ts: Ts, node: TypeScript.Node): readonly TypeScript.Node[] {
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) return [...node.members];
  if (ts.isTypeAliasDeclaration(node)) return [node.type];
  if (ts.isTypeLiteralNode(node)) return [...node.members];
  if (ts.isVariableStatement(node)) return [...node.declarationList.declarations];
  if (ts.isPropertySignature(node)) return node.type === undefined ? [] : [node.type];
  if (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) {
    return node.initializer === undefined ? [] : [node.initializer];
  }
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return [node.expression];
  return ts.isObjectLiteralExpression(node) ? [...node.properties] : [];
}
