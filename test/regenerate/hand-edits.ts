import { ts } from 'ts-morph';
import { Code, isBody, isClassOrInterface, siblingsIn } from './hand-written-code.ts';

/**
 * An edit that a person makes in a TypeScript file. It leaves `word` in it, if it leaves anything;
 * `at` chooses among the places. Undefined: there is none.
 */
export type HandEdit = (code: Code, word: string, at: number) => string | undefined;

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % items.length];

function addMember(code: Code, word: string, at: number): string | undefined {
  const holder = pick(code.all(isClassOrInterface), at);
  if (holder === undefined) return undefined;
  const isClass = ts.isClassDeclaration(holder);
  const member = isClass
    ? `  ${word}(): string {\n    return '${word}';\n  }\n`
    : `  readonly ${word}?: string;\n`;
  const places = [...holder.members]
    .map((one) => code.lineOf(one))
    .filter((one) => one !== undefined);
  const end = code.text.lastIndexOf('\n', holder.end) + 1;
  const place = pick([...places, end], at);
  if (place === undefined || holder.getText().split('\n').length < 2) return undefined;
  if (!isClass) return code.insert(place, member);
  return code.insert(place, place === end ? `\n${member}` : `${member}\n`);
}

function addDeclaration(code: Code, word: string, at: number): string | undefined {
  const made = `export function ${word}(): string {\n  return '${word}';\n}\n`;
  const places = code.file.statements
    .filter((one) => !ts.isImportDeclaration(one))
    .flatMap((one) => code.lineOf(one) ?? []);
  const place = pick([...places, undefined], at);
  return place === undefined ? `${code.text}\n${made}` : code.insert(place, `${made}\n`);
}

function addStatement(code: Code, word: string, at: number): string | undefined {
  const body = pick(
    code.all(isBody).filter(({ statements }) => statements.length > 0),
    at,
  );
  const before = body && pick(body.statements, at >> 3);
  const line = before && code.lineOf(before);
  if (before === undefined || line === undefined) return undefined;
  return code.insert(line, `${code.indentOf(before)}console.debug('${word}');\n`);
}

/** `return x;` becomes a variable and its return. */
function nameResult(code: Code, word: string, at: number): string | undefined {
  const isOwn = (one: ts.Node): one is ts.ReturnStatement =>
    ts.isReturnStatement(one) &&
    one.expression !== undefined &&
    (ts.isCallExpression(one.expression) || ts.isAwaitExpression(one.expression)) &&
    ts.isBlock(one.parent);
  const found = pick(code.all(isOwn), at);
  if (found?.expression === undefined) return undefined;
  const indent = code.indentOf(found);
  const value = found.expression.getText();
  return code.replace(
    found.getStart(),
    found.end,
    `const ${word} = ${value};\n${indent}return ${word};`,
  );
}

/** A condition gets a further part. */
function addCondition(code: Code, word: string, at: number): string | undefined {
  const found = pick(code.all(ts.isIfStatement), at);
  if (found === undefined) return undefined;
  const { expression, thenStatement } = found;
  const only = ts.isBlock(thenStatement) ? thenStatement.statements[0] : thenStatement;
  // What follows knows from a guard what cannot be.
  const isGuard = only !== undefined && (ts.isThrowStatement(only) || ts.isReturnStatement(only));
  const more = isGuard ? `|| '${word}'.length === 0` : `&& '${word}'.length > 0`;
  return code.replace(expression.getStart(), expression.end, `(${expression.getText()}) ${more}`);
}

function renameLocal(code: Code, word: string, at: number): string | undefined {
  const isLocal = (node: ts.Node): node is ts.VariableDeclaration =>
    ts.isVariableDeclaration(node) &&
    ts.isIdentifier(node.name) &&
    node.parent.parent.parent !== code.file;
  const local = pick(code.all(isLocal), at);
  const body = local && ts.findAncestor(local, isBody);
  if (local === undefined || body === undefined) return undefined;
  const name = local.name.getText();
  const isName = (node: ts.Node): node is ts.Identifier =>
    ts.isIdentifier(node) && node.text === name;
  const uses = code.all(isName).filter((one) => body.pos <= one.pos && one.end <= body.end);
  const isPlain = (one: ts.Identifier): boolean =>
    !(ts.isPropertyAccessExpression(one.parent) && one.parent.name === one) &&
    !(ts.isPropertyAssignment(one.parent) && one.parent.name === one);
  return uses
    .filter(isPlain)
    .toReversed()
    .reduce((text, one) => {
      const isShort = ts.isShorthandPropertyAssignment(one.parent);
      return (
        text.slice(0, one.getStart()) + (isShort ? `${name}: ` : '') + word + text.slice(one.end)
      );
    }, code.text);
}

const importsOf = (code: Code): readonly ts.ImportDeclaration[] =>
  code.file.statements.filter(ts.isImportDeclaration);

function addImport(code: Code, word: string, at: number): string | undefined {
  const made = `import { randomUUID as ${word} } from 'node:crypto';\n`;
  const places = importsOf(code).flatMap((one) => code.lineOf(one) ?? []);
  const text = code.insert(pick([0, ...places], at) ?? 0, made);
  return `${text}\nexport const use${word} = ${word};\n`;
}

function addImportedName(code: Code, word: string, at: number): string | undefined {
  const isNamed = (node: ts.Node): node is ts.NamedImports =>
    ts.isNamedImports(node) && node.elements.length > 0;
  const names = pick(code.all(isNamed), at);
  const element = names && pick(names.elements, at >> 2);
  if (names === undefined || element === undefined) return undefined;
  const isType = element.isTypeOnly || (names.parent.isTypeOnly ?? false);
  const name = (element.propertyName ?? element.name).getText();
  const made = `${element.isTypeOnly ? 'type ' : ''}${name} as ${word}`;
  const text = code.insert(element.end, `, ${made}`);
  return `${text}\nexport ${isType ? 'type ' : ''}{ ${word} as use${word} };\n`;
}

/** A use of what the imported module exports already, without an import of its own. */
function useImport(code: Code, word: string, at: number): string | undefined {
  const isNamed = (node: ts.Node): node is ts.ImportSpecifier => ts.isImportSpecifier(node);
  const found = pick(code.all(isNamed), at);
  return (
    found &&
    `${code.text}\nexport type Use${word} = { readonly ${word}: typeof import('node:crypto') };\n`
  );
}

function commentAbove(code: Code, word: string, at: number): string | undefined {
  const nodes: readonly ts.Node[] = [
    ...code.file.statements,
    ...code.all(isClassOrInterface).flatMap(({ members }): readonly ts.Node[] => members),
    ...code.all(isBody).flatMap(({ statements }): readonly ts.Node[] => statements),
    ...code.all(ts.isObjectLiteralExpression).flatMap(({ properties }) => properties),
  ];
  const node = pick(nodes, at);
  const line = node && code.lineOf(node);
  if (node === undefined || line === undefined) return undefined;
  const indent = code.indentOf(node);
  const forms = [
    `${indent}// ${word}\n`,
    `${indent}/** ${word} says more\n${indent} * than one line. */\n`,
    `${indent}// ${word} by itself\n\n`,
  ];
  return code.insert(line, pick(forms, at) ?? '');
}

function commentBehind(code: Code, word: string, at: number): string | undefined {
  const lines = [...code.text.matchAll(/^[^\n`]*[;,{]$/gm)].filter(
    ({ 0: line }) => !/^\s*(?:\*|\/)/.test(line),
  );
  const line = pick(lines, at);
  return line && code.insert(line.index + line[0].length, ` // ${word}`);
}

function commentAtTop(code: Code, word: string): string {
  return `// ${word}: all rights reserved.\n\n${code.text}`;
}

function changeComment(code: Code, word: string, at: number): string | undefined {
  const found = pick([...code.text.matchAll(/\/\*\* ([^*\n]+)/g)], at);
  return (
    found && code.replace(found.index + 4, found.index + found[0].length, `${word}, ${found[1]}`)
  );
}

function swapNeighbours(code: Code, _word: string, at: number): string | undefined {
  const siblings = pick(siblingsIn(code), at);
  if (siblings === undefined) return undefined;
  const first = (at >> 2) % (siblings.length - 1);
  const [one, other] = [siblings[first], siblings[first + 1]];
  const [a, b] = [one && code.linesOf(one), other && code.linesOf(other)];
  return a && b && a.end <= b.start ? code.swap(a, b) : undefined;
}

function moveToTop(code: Code, _word: string, at: number): string | undefined {
  const siblings = pick(siblingsIn(code), at);
  const [first, last] = [siblings?.[0], siblings?.at(-1)];
  // What stands behind it would never run.
  if (last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last)))
    return undefined;
  const [a, b] = [first && code.linesOf(first), last && code.linesOf(last)];
  if (a === undefined || b === undefined || a.end > b.start) return undefined;
  const moved = code.text.slice(b.start, b.end);
  return (
    code.replace(b.start, b.end, '').slice(0, a.start) +
    moved +
    code.replace(b.start, b.end, '').slice(a.start)
  );
}

/** What others hardly depend on, so that the app compiles without it most times. */
function deleteSomething(code: Code, _word: string, at: number): string | undefined {
  const isOptional = (node: ts.Node): node is ts.PropertySignature =>
    ts.isPropertySignature(node) && node.questionToken !== undefined;
  const nodes: readonly ts.Node[] = [
    ...code.all(ts.isExpressionStatement),
    ...code.all(isOptional),
  ];
  const node = pick(nodes, at);
  const lines = node && code.linesOf(node);
  return lines && code.replace(lines.start, lines.end, '');
}

function deleteComment(code: Code, _word: string, at: number): string | undefined {
  const found = pick([...code.text.matchAll(/^[ \t]*\/\*\*(?:[^*]|\*(?!\/))*\*\/\n/gm)], at);
  return found && code.replace(found.index, found.index + found[0].length, '');
}

function deleteBlankLine(code: Code, _word: string, at: number): string | undefined {
  const found = pick([...code.text.matchAll(/\n\n/g)], at);
  return found && code.replace(found.index, found.index + 1, '');
}

function changeText(code: Code, word: string, at: number): string | undefined {
  const isText = (node: ts.Node): node is ts.StringLiteral =>
    ts.isStringLiteral(node) &&
    (ts.isNewExpression(node.parent) || ts.isExpressionStatement(node.parent.parent));
  const found = pick(code.all(isText), at);
  return found && code.replace(found.getStart(), found.end, `'${word}'`);
}

/** By what people call them. */
export const handEdits: Readonly<Record<string, HandEdit>> = {
  'add a member': addMember,
  'add a declaration': addDeclaration,
  'add a statement': addStatement,
  'name a result': nameResult,
  'add a condition': addCondition,
  'rename a local': renameLocal,
  'change a text': changeText,
  'add an import': addImport,
  'add an imported name': addImportedName,
  'use a type of elsewhere': useImport,
  'comment above': commentAbove,
  'comment behind': commentBehind,
  'comment at the top': commentAtTop,
  'change a comment': changeComment,
  'swap neighbours': swapNeighbours,
  'move to the top': moveToTop,
  'delete something': deleteSomething,
  'delete a comment': deleteComment,
  'delete a blank line': deleteBlankLine,
};

export const editCode = (
  name: string,
  text: string,
  word: string,
  at: number,
): string | undefined => handEdits[name]?.(new Code(text), word, at);
