import type { ts as TypeScript } from 'ts-morph';
import { commentsIn } from './comment.ts';
import type { Ts } from './typescript.ts';

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The tokens of a source file, comments among them, as far as they say something. */
export class SourceTokens {
  /** All of them, from the first to the last. */
  readonly all: readonly Token[];

  constructor(ts: Ts, source: TypeScript.SourceFile) {
    const found: Token[] = [];
    let last = 0;
    const visit = (node: TypeScript.Node): void => {
      if (ts.isJSDoc(node)) return;
      const children = isWhole(ts, node) ? [] : node.getChildren(source);
      if (children.length > 0) {
        for (const child of children) visit(child);
        return;
      }
      const [start, end] = [node.getStart(source), node.end];
      found.push(...commentTokens(source.text, last, start));
      if (end > start) found.push({ start, end, text: tokenText(ts, node, source) });
      last = Math.max(last, end);
    };
    visit(source);
    found.push(...commentTokens(source.text, last, source.text.length));
    this.all = found;
  }

  /** What stands between two offsets, without what a formatter may change. */
  between(start: number, end: number): string {
    const until = this.from(end);
    const said: string[] = [];
    for (let at = this.from(start); at < until; at += 1) {
      const { text = '' } = this.all[at] ?? {};
      if (!this.#isLayout(at, end)) said.push(text);
    }
    return said.join('\0');
  }

  /** Separators at the end of a list, and semicolons, may come and go with the layout. */
  #isLayout(at: number, end: number): boolean {
    const text = this.all[at]?.text;
    if (text !== ',') return text === ';';
    const next = this.nextOf(at + 1);
    return next === undefined || next.start >= end || [')', ']', '}', '>'].includes(next.text);
  }

  /** The first token at a position in `all` or behind it that is no comment. */
  nextOf(index: number): Token | undefined {
    let at = index;
    while (isCommentToken(this.all[at])) at += 1;
    return this.all[at];
  }

  /** The position of the first token that begins at an offset or behind it. */
  from(offset: number): number {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Whether a token is a comment. */
export const isCommentToken = (token: Token | undefined): boolean =>
  token !== undefined && /^\/[/*]/.test(token.text);

/** A node whose white space is part of what it says. */
const isWhole = (ts: Ts, node: TypeScript.Node): boolean =>
  ts.isTemplateLiteralToken(node) || ts.isStringLiteral(node) || ts.isJsxText(node);

/** Texts in either kind of quotes say the same. */
const tokenText = (ts: Ts, node: TypeScript.Node, source: TypeScript.SourceFile): string =>
  ts.isStringLiteral(node) ? JSON.stringify(node.text) : node.getText(source);

function commentTokens(text: string, from: number, to: number): readonly Token[] {
  return commentsIn(text, from, to).map((comment) => ({
    ...comment,
    text: comment.text.replace(/[ \t]*\n[ \t]*/g, '\n').trimEnd(),
  }));
}
