import type { ts as TypeScript } from 'ts-morph';
import { isCommentToken, type Token } from './source-tokens.ts';
import type { Source } from './source-tree.ts';
import type { Ts } from './typescript.ts';

type Node = TypeScript.Node;

const closes = (text: string): boolean => /^[)\]}>]$/.test(text);

/** What stands between two tokens when the second is put on the line of the first. */
function joinedGap(before: string, behind: string, spacing: string): string {
  if (before === '{' || behind === '}') return spacing;
  const isTight = /^(?:[([<.]|\?\.)$/.test(before) || /^(?:[)\]>,;.]|\?\.)$/.test(behind);
  return isTight ? '' : ' ';
}

/** A table: lists, or objects, of several things each. */
function isTable(ts: Ts, node: Node): boolean {
  if (!ts.isArrayLiteralExpression(node) || node.elements.length < 2) return false;
  const sizes = (is: (one: Node) => boolean): boolean => node.elements.every(is);
  return (
    sizes((one) => ts.isArrayLiteralExpression(one) && one.elements.length > 1) ||
    sizes((one) => ts.isObjectLiteralExpression(one) && one.properties.length > 1)
  );
}

/** The braces and brackets that a formatter leaves open: of objects and tables, not of names. */
function openedIn(ts: Ts, file: TypeScript.SourceFile): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (node: Node): void => {
    const isOfThings =
      ts.isObjectLiteralExpression(node) ||
      ts.isTypeLiteralNode(node) ||
      ts.isMappedTypeNode(node) ||
      ts.isBlock(node);
    if (isOfThings || isTable(ts, node)) found.add(node.getStart(file));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What stands in a source, on one line. */
export class FlatText {
  readonly #source: Source;
  readonly #spacing: string;
  readonly #opened: ReadonlySet<number>;

  constructor(ts: Ts, source: Source, spacing: string) {
    this.#source = source;
    this.#spacing = spacing;
    this.#opened = openedIn(ts, source.file);
  }

  /** What stands between two offsets; undefined: it needs more lines, or a formatter leaves it some. */
  between(start: number, end: number): string | undefined {
    const { tokens } = this.#source;
    const until = tokens.from(end);
    let said = '';
    for (let at = tokens.from(start); at < until; at += 1) {
      const token = tokens.all[at];
      const part = token && this.#part(token, at + 1 < until ? tokens.all[at + 1] : undefined);
      if (part === undefined) return undefined;
      said += part;
    }
    return said;
  }

  /** A token with the gap behind it; undefined: its line has to end there. */
  #part(token: Token, next: Token | undefined): string | undefined {
    const { text } = this.#source.file;
    const said = text.slice(token.start, token.end);
    if (said.includes('\n') || isCommentToken(token)) return undefined;
    if (next === undefined) return said;
    const gap = text.slice(token.end, next.start);
    if (!gap.includes('\n')) return said + gap;
    const isOpen = next.text !== '}' && this.#opened.has(token.start);
    if (isCommentToken(next) || said === ';' || isOpen) return undefined;
    if (said === ',' && closes(next.text)) return next.text === '}' ? this.#spacing : '';
    if (next.text === '|' && /^[=(<:]$/.test(said)) return undefined;
    return said + joinedGap(said, next.text, this.#spacing);
  }
}
