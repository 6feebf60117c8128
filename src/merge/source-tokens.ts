import type { ts as TypeScript } from 'ts-morph';
import { commentsIn } from './comment.ts';
import type { Ts } from './typescript.ts';

interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The tokens of a source file, comments among them, as far as they say something. */
export class SourceTokens {
  readonly #tokens: readonly Token[];

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
    this.#tokens = found;
  }

  /** What stands between two offsets, without what a formatter may change. */
  between(start: number, end: number): string {
    const inside = this.#tokens.slice(this.#from(start), this.#from(end));
    const said = inside.filter(({ text }, at) => !isLayout(text, inside[at + 1]?.text));
    return said.map(({ text }) => text).join('\0');
  }

  /** The first token that begins at an offset or behind it. */
  #from(offset: number): number {
    let [low, high] = [0, this.#tokens.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#tokens[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A node whose white space is part of what it says. */
const isWhole = (ts: Ts, node: TypeScript.Node): boolean =>
  ts.isTemplateLiteralToken(node) || ts.isStringLiteral(node) || ts.isJsxText(node);

/** Texts in either kind of quotes say the same. */
const tokenText = (ts: Ts, node: TypeScript.Node, source: TypeScript.SourceFile): string =>
  ts.isStringLiteral(node) ? JSON.stringify(node.text) : node.getText(source);

/** Separators at the end of a list, and semicolons, may come and go with the layout. */
const isLayout = (text: string, next: string | undefined): boolean =>
  text === ';' || (text === ',' && (next === undefined || [')', ']', '}', '>'].includes(next)));

function commentTokens(text: string, from: number, to: number): readonly Token[] {
  return commentsIn(text, from, to).map((comment) => ({
    ...comment,
    text: comment.text.replace(/[ \t]*\n[ \t]*/g, '\n').trimEnd(),
  }));
}
