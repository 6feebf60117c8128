import type { ts as TypeScript } from 'ts-morph';
import type { Edit, Place } from './place.ts';
import type { SourceTokens } from './source-tokens.ts';
import type { Ts } from './typescript.ts';

type Node = TypeScript.Node;

const statementKinds = (ts: Ts): ReadonlySet<TypeScript.SyntaxKind> =>
  new Set([
    ts.SyntaxKind.VariableStatement,
    ts.SyntaxKind.ExpressionStatement,
    ts.SyntaxKind.ReturnStatement,
    ts.SyntaxKind.ThrowStatement,
    ts.SyntaxKind.BreakStatement,
    ts.SyntaxKind.ContinueStatement,
    ts.SyntaxKind.ImportDeclaration,
    ts.SyntaxKind.ExportDeclaration,
    ts.SyntaxKind.ExportAssignment,
    ts.SyntaxKind.TypeAliasDeclaration,
  ]);

let kinds: ReadonlySet<TypeScript.SyntaxKind> | undefined;

function isMember(ts: Ts, { parent }: Node): boolean {
  if (parent === undefined) return false;
  return (
    ts.isClassLike(parent) || ts.isInterfaceDeclaration(parent) || ts.isTypeLiteralNode(parent)
  );
}

/** A member that says only what there is. */
const hasNoBody = (node: Node): boolean => !('body' in node && node.body !== undefined);

/** Whether a semicolon ends it, or would. */
function endsInSemicolon(ts: Ts, node: Node): boolean {
  kinds ??= statementKinds(ts);
  if (kinds.has(node.kind)) return true;
  if (ts.isFunctionDeclaration(node)) return node.body === undefined;
  if (!isMember(ts, node)) return false;
  const isOne = ts.isClassElement(node) || ts.isTypeElement(node);
  return isOne && !ts.isSemicolonClassElement(node) && hasNoBody(node);
}

/** A field that would be read as the modifier of what follows. */
const isLikeModifier = (ts: Ts, node: Node): boolean =>
  ts.isPropertyDeclaration(node) &&
  /^(?:get|set|static|accessor|declare|readonly)$/.test(node.getText().replace(/;$/, ''));

/** Begins something that could go on with the line before. */
const CONTINUES = /^(?:[([`+\-/<*,.]|in$|instanceof$|as$|satisfies$)/;

/**
 * The end of a statement or member with its semicolon, or where there would be one. Undefined: it has
 * none, or cannot do without. Where the next line could be read on from this one the semicolon moves to it.
 */
export function semicolonPlace(ts: Ts, node: Node, tokens: SourceTokens): Place | undefined {
  if (!endsInSemicolon(ts, node) || isLikeModifier(ts, node)) return undefined;
  const { text } = node.getSourceFile();
  const { end } = node;
  const form = text[end - 1] === ';' ? ';' : '';
  const start = end - form.length;
  const index = tokens.from(end);
  const last = tokens.all[tokens.from(start) - 1];
  if (last === undefined || last.end !== start) return undefined;
  const next = tokens.nextOf(index);
  const behind = text.slice(end, next?.start ?? text.length);
  const isLast = next === undefined || (next.text === '}' && !isMember(ts, node));
  const isAtEnd = isLast || behind.includes('\n');
  if (!isAtEnd || /^[ \t]*[,;]/.test(behind)) return undefined;
  const place = { habit: 'semicolons', anchor: last.start, form } as const;
  const inForm = (text: string): readonly Edit[] => [{ start, end, text }];
  if (next === undefined || !CONTINUES.test(next.text))
    return { ...place, isTelling: true, inForm };
  if (isMember(ts, node)) return undefined;
  const atNext = { start: next.start, end: next.start, text: ';' };
  return {
    ...place,
    isTelling: false,
    inForm: (text) => [...inForm(text), ...(text === '' ? [atNext] : [])],
  };
}
