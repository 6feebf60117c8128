import type { ts as TypeScript } from 'ts-morph';
import type { Edit } from './place.ts';
import { isCommentToken } from './source-tokens.ts';
import type { Source } from './source-tree.ts';
import type { Ts } from './typescript.ts';

/** A line that begins with a token. */
export interface IndentedLine {
  /** Where its first token begins. */
  readonly at: number;
  readonly indent: string;
}

/** Lines of code that have an indentation. */
export function indentedLines({ file: { text }, tokens }: Source): readonly IndentedLine[] {
  return tokens.all.flatMap((token) => {
    if (isCommentToken(token)) return [];
    let start = token.start;
    while (text[start - 1] === ' ' || text[start - 1] === '\t') start -= 1;
    const isFirst = start > 0 && text[start - 1] === '\n' && start < token.start;
    return isFirst ? [{ at: token.start, indent: text.slice(start, token.start) }] : [];
  });
}

/** What one level of a text is indented by; undefined: nothing in it is. */
export function unitOf(lines: readonly IndentedLine[]): string | undefined {
  return lines
    .map(({ indent }) => (indent.startsWith('\t') ? '\t' : indent))
    .reduce<string | undefined>(
      (least, one) => (least === undefined || one.length < least.length ? one : least),
      undefined,
    );
}

/** Texts whose lines begin with what they say, and not with indentation. */
function wholeSpans(ts: Ts, file: TypeScript.SourceFile): readonly TypeScript.TextRange[] {
  const spans: TypeScript.TextRange[] = [];
  const visit = (node: TypeScript.Node): void => {
    const isText =
      ts.isTemplateLiteralToken(node) || ts.isStringLiteral(node) || ts.isJsxText(node);
    if (isText) spans.push({ pos: node.getStart(file), end: node.end });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return spans.filter(({ pos, end }) => file.text.slice(pos, end).includes('\n'));
}

/** Comments whose lines do not all begin with a star: what is in them stays where it is. */
const freeComments = ({ tokens }: Source): readonly TypeScript.TextRange[] =>
  tokens.all
    .filter(({ text }) => text.startsWith('/*') && /\n(?![ \t]*\*)/.test(text))
    .map(({ start, end }) => ({ pos: start, end }));

/** The changes that give a text another unit of indentation; spaces that make no whole unit stay. */
export function indentEdits(ts: Ts, source: Source, unit: string): readonly Edit[] {
  const { text } = source.file;
  const from = unitOf(indentedLines(source));
  if (from === undefined || from === unit) return [];
  const kept = [...wholeSpans(ts, source.file), ...freeComments(source)];
  return [...text.matchAll(/^[ \t]+(?=\S)/gm)].flatMap(({ 0: lead, index: start }) => {
    if (kept.some(({ pos, end }) => pos < start && start < end)) return [];
    const levels = Math.floor(lead.length / from.length);
    const rest = lead.slice(levels * from.length);
    return [{ start, end: start + lead.length, text: unit.repeat(levels) + rest }];
  });
}
