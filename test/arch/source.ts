import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { ts } from 'ts-morph';

export const root = resolve(import.meta.dirname, '../..');

export interface SourceFunction {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

export interface SourceImport {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

export interface SourceFile {
  /** Relative to the repository, for example `src/spec/field.ts`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly SourceImport[];
  readonly functions: readonly SourceFunction[];
  readonly hasDefaultExport: boolean;
}

/** Every hand-written source file of the generator and the runtime. */
export function readSources(): readonly SourceFile[] {
  return globSync('src/**/*.ts', { cwd: root, ignore: ['**/node_modules/**', '**/dist/**'] })
    .sort()
    .map(readSource);
}

/** The repository path of a relative import, or undefined for a package. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return relative(root, resolve(root, dirname(from), specifier));
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: SourceImport[] = [];
  const functions: SourceFunction[] = [];
  let hasDefaultExport = false;
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) imports.push(found);
    if (ts.isExportAssignment(node)) hasDefaultExport = true;
    if (isFunction(node)) functions.push(measure(tree, node));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, lines: text.trimEnd().split('\n').length, imports, functions, hasDefaultExport };
}

function importOf(node: ts.Node): SourceImport | undefined {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    const typeOnly = ts.isImportDeclaration(node)
      ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : node.isTypeOnly;
    return { specifier: textOf(node.moduleSpecifier), typeOnly, dynamic: false };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    return argument && { specifier: textOf(argument), typeOnly: false, dynamic: true };
  }
  return undefined;
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : '';
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function measure(tree: ts.SourceFile, node: ts.FunctionLikeDeclaration): SourceFunction {
  const line = (at: number): number => tree.getLineAndCharacterOfPosition(at).line;
  const first = line(node.getStart());
  return {
    name: node.name?.getText() ?? '(anonymous)',
    line: first + 1,
    lines: line(node.end) - first + 1,
  };
}
