import type { ts as TypeScript } from 'ts-morph';
import type { Ts } from './typescript.ts';

type Node = TypeScript.Node;

/** What a thing is known by, in every version of its text. */
export interface Keyed {
  readonly key: string;
  /** Whether its place among its neighbours means something. */
  readonly isOrdered: boolean;
}

interface Reading {
  readonly ts: Ts;
  readonly isJson: boolean;
  readonly source: TypeScript.SourceFile;
  /** All it says, for things that have no name. */
  readonly said: (node: Node) => string;
}

const free = (key: string): Keyed => ({ key, isOrdered: false });
const ordered = (key: string): Keyed => ({ key, isOrdered: true });

function nameOf(name: Node | undefined, { ts, said }: Reading): string {
  if (name === undefined) return '';
  const isText = ts.isStringLiteral(name) || ts.isNumericLiteral(name) || ts.isIdentifier(name);
  return isText ? name.text : said(name);
}

const declarations = (ts: Ts): ReadonlyMap<TypeScript.SyntaxKind, string> =>
  new Map([
    [ts.SyntaxKind.ClassDeclaration, 'class'],
    [ts.SyntaxKind.InterfaceDeclaration, 'interface'],
    [ts.SyntaxKind.TypeAliasDeclaration, 'type'],
    [ts.SyntaxKind.EnumDeclaration, 'enum'],
    [ts.SyntaxKind.FunctionDeclaration, 'function'],
    [ts.SyntaxKind.ModuleDeclaration, 'module'],
  ]);

/** What a call is of: `commands.register(OpenCommand`. */
function callText(node: Node, reading: Reading): string {
  const { ts, said } = reading;
  if (ts.isAwaitExpression(node)) return callText(node.expression, reading);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const first = node.arguments?.[0];
    const isName = first !== undefined && (ts.isIdentifier(first) || ts.isStringLiteral(first));
    return `${said(node.expression)}(${isName ? said(first) : ''}`;
  }
  if (ts.isBinaryExpression(node)) return `${said(node.left)} ${node.operatorToken.getText()}`;
  return said(node);
}

/** A statement: by what it declares, else by what it does. */
export function statementKey(node: Node, reading: Reading): Keyed {
  const { ts, said } = reading;
  const kind = declarations(ts).get(node.kind);
  if (kind !== undefined) {
    const { name } = node as TypeScript.DeclarationStatement;
    return free(`${kind} ${nameOf(name, reading) || 'default'}`);
  }
  if (ts.isVariableStatement(node)) {
    const names = node.declarationList.declarations.map(({ name }) => said(name));
    return { key: `const ${names.join(', ')}`, isOrdered: node.parent !== reading.source };
  }
  if (ts.isExportDeclaration(node)) {
    const type = node.isTypeOnly ? 'type ' : '';
    const names = node.exportClause ? '{}' : '*';
    return free(`export ${type}${names} ${node.moduleSpecifier ? said(node.moduleSpecifier) : ''}`);
  }
  if (ts.isExportAssignment(node)) return free('export default');
  if (ts.isImportDeclaration(node)) return free(`import ${said(node.moduleSpecifier)}`);
  if (reading.isJson) return free('value');
  if (ts.isExpressionStatement(node)) return ordered(callText(node.expression, reading));
  if (ts.isReturnStatement(node)) return ordered('return');
  if (ts.isThrowStatement(node)) return ordered('throw');
  if (ts.isIfStatement(node)) return ordered(`if ${said(node.expression)}`);
  if (ts.isTryStatement(node)) return ordered('try');
  if (ts.isForOfStatement(node)) return ordered(`for ${said(node.initializer)}`);
  return ordered(said(node));
}

/** A member of a class, interface, type or enum. */
export function memberKey(node: Node, reading: Reading): Keyed {
  const { ts, said } = reading;
  if (ts.isConstructorDeclaration(node)) return free('constructor');
  if (ts.isEnumMember(node)) {
    const isNumbered = node.parent.members.some(({ initializer }) => initializer === undefined);
    return { key: nameOf(node.name, reading), isOrdered: isNumbered };
  }
  const { name } = node as TypeScript.ClassElement;
  if (name === undefined) return free(said(node));
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  const isStatic = modifiers.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
  const accessor = ts.isGetAccessor(node) ? 'get ' : ts.isSetAccessor(node) ? 'set ' : '';
  const hidden = ts.isPrivateIdentifier(name) ? name.text : nameOf(name, reading);
  return free(`${isStatic ? 'static ' : ''}${accessor}${hidden}`);
}

/** A property of an object, or a part of a pattern that takes one apart. */
export function propertyKey(node: Node, reading: Reading): Keyed {
  const { ts, said } = reading;
  if (ts.isSpreadAssignment(node)) return ordered(said(node));
  if (ts.isBindingElement(node)) return free(said(node.propertyName ?? node.name));
  const accessor = ts.isGetAccessor(node) ? 'get ' : ts.isSetAccessor(node) ? 'set ' : '';
  return free(`${accessor}${nameOf((node as TypeScript.PropertyAssignment).name, reading)}`);
}

/** Objects in a list are known by the property that names them. */
const naming = ['name', 'id', 'key', 'path', 'title'];

/** An element of a list. In JSON equal ones are the same, wherever they stand. */
export function elementKey(node: Node, reading: Reading): Keyed {
  const { ts, said, isJson } = reading;
  if (ts.isObjectLiteralExpression(node)) {
    const properties = node.properties.filter(ts.isPropertyAssignment);
    for (const name of naming) {
      const found = properties.find((one) => nameOf(one.name, reading) === name);
      if (found !== undefined)
        return { key: `${name} ${said(found.initializer)}`, isOrdered: !isJson };
    }
    return ordered('{}');
  }
  if (isOnlyNew(node, reading)) return ordered(`new ${said(node.expression)}`);
  const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
  return { key: isCall ? callText(node, reading) : said(node), isOrdered: !isJson };
}

/** Whether an element is the only one of its class in its list: then it is that one, whatever is given to it. */
function isOnlyNew(node: Node, { ts, said }: Reading): node is TypeScript.NewExpression {
  if (!ts.isNewExpression(node) || !ts.isArrayLiteralExpression(node.parent)) return false;
  const name = said(node.expression);
  const same = node.parent.elements.filter(
    (one) => ts.isNewExpression(one) && said(one.expression) === name,
  );
  return same.length === 1;
}

/** Two of one key are told apart by their order. */
export function countedKeys(keys: readonly Keyed[]): readonly Keyed[] {
  const seen = new Map<string, number>();
  return keys.map(({ key, isOrdered }) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { key: count === 1 ? key : `${key} #${count}`, isOrdered };
  });
}
