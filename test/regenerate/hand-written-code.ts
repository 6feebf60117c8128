import { ts } from 'ts-morph';

/** A TypeScript text, taken apart for somebody who is going to edit it. */
export class Code {
  readonly text: string;
  readonly file: ts.SourceFile;

  constructor(text: string) {
    this.text = text;
    this.file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  }

  /** Every node of a sort, from the top down. */
  all<T extends ts.Node>(is: (node: ts.Node) => node is T): readonly T[] {
    const found: T[] = [];
    const visit = (node: ts.Node): void => {
      if (is(node)) found.push(node);
      ts.forEachChild(node, visit);
    };
    visit(this.file);
    return found;
  }

  /** Where a node begins, its comments included, at the start of a line; undefined: within one. */
  lineOf(node: ts.Node): number | undefined {
    const [comment] = ts.getLeadingCommentRanges(this.text, node.pos) ?? [];
    const start = this.#isOwn(comment, node) ? comment.pos : node.getStart(this.file);
    const line = this.text.lastIndexOf('\n', start - 1) + 1;
    return this.text.slice(line, start).trim() === '' ? line : undefined;
  }

  #isOwn(comment: ts.CommentRange | undefined, node: ts.Node): comment is ts.CommentRange {
    if (comment === undefined) return false;
    const before = this.text.slice(node.pos, comment.pos);
    return node.pos === 0 || before.includes('\n');
  }

  /** The end of the line on which a node ends; undefined: something else follows on it. */
  endOf(node: ts.Node): number | undefined {
    const end = this.text.indexOf('\n', node.end);
    const rest = this.text.slice(node.end, end === -1 ? undefined : end).trim();
    return end !== -1 && /^[,;]?(?:\/\/.*)?$/.test(rest) ? end + 1 : undefined;
  }

  /** What stands before a node on its line. */
  indentOf(node: ts.Node): string {
    const start = node.getStart(this.file);
    const line = this.text.lastIndexOf('\n', start - 1) + 1;
    return /^[ \t]*/.exec(this.text.slice(line, start))?.[0] ?? '';
  }

  insert(at: number, more: string): string {
    return this.text.slice(0, at) + more + this.text.slice(at);
  }

  replace(start: number, end: number, by: string): string {
    return this.text.slice(0, start) + by + this.text.slice(end);
  }

  /** The two stretches change places. */
  swap(one: Stretch, other: Stretch): string {
    const { text } = this;
    return [
      text.slice(0, one.start),
      text.slice(other.start, other.end),
      text.slice(one.end, other.start),
      text.slice(one.start, one.end),
      text.slice(other.end),
    ].join('');
  }

  /** The whole lines of a node. */
  linesOf(node: ts.Node): Stretch | undefined {
    const [start, end] = [this.lineOf(node), this.endOf(node)];
    return start === undefined || end === undefined ? undefined : { start, end };
  }
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Statements of functions. */
export const isBody = (node: ts.Node): node is ts.Block =>
  ts.isBlock(node) && (ts.isFunctionLike(node.parent) || ts.isIfStatement(node.parent));

export const isClassOrInterface = (
  node: ts.Node,
): node is ts.ClassDeclaration | ts.InterfaceDeclaration =>
  ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node);

/** What can be taken up and put elsewhere within what it is in. */
export function siblingsIn(code: Code): readonly (readonly ts.Node[])[] {
  return [
    ...code.all(isClassOrInterface).map(({ members }): readonly ts.Node[] => members),
    ...code.all(ts.isObjectLiteralExpression).map(({ properties }) => properties),
    ...code.all(isBody).map(({ statements }) => statements),
    code.file.statements.filter(ts.isFunctionDeclaration),
    code.file.statements.filter(
      (one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one),
    ),
    code.file.statements.filter(ts.isImportDeclaration),
  ].filter((list) => list.length > 1);
}
