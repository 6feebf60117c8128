import type { ts as TypeScript } from 'ts-morph';
import { lastLineOf, leadOf, widthOf } from './columns.ts';
import { FlatText } from './flat-text.ts';
import { layChain } from './reflow-chain.ts';
import { layList, listsOf } from './reflow-list.ts';
import { layOperands } from './reflow-operands.ts';
import type { Reflowing, Spot } from './reflowing.ts';
import { isCommentToken } from './source-tokens.ts';
import type { Reader, Source } from './source-tree.ts';
import { type Layout, usualLayout } from './structure.ts';
import type { Ts } from './typescript.ts';

type Node = TypeScript.Node;

/** Lays a source out for another width of lines, where a formatter would not leave it as it is. */
class Reflow implements Reflowing {
  readonly ts: Ts;
  readonly layout: Layout;
  readonly source: Source;
  readonly text: string;
  readonly #flat: FlatText;

  constructor({ ts }: Reader, source: Source, layout: Layout) {
    this.ts = ts;
    this.layout = layout;
    this.source = source;
    this.text = source.file.text;
    this.#flat = new FlatText(ts, source, layout.spacing);
  }

  startOf(node: Node): number {
    return node.getStart(this.source.file);
  }

  /** The line that an offset stands on, up to it. */
  #lineBefore(offset: number): string {
    return this.text.slice(this.text.lastIndexOf('\n', offset - 1) + 1, offset);
  }

  /** A node on one line; undefined: it stands on several, and not for want of room. */
  flat(node: Node): string | undefined {
    const start = this.startOf(node);
    const isLong = holdsStatements(this.ts, node) && this.#isBroken(start, node.end);
    return isLong ? undefined : this.flatBetween(start, node.end);
  }

  #isBroken(start: number, end: number): boolean {
    const at = this.text.indexOf('\n', start);
    return at !== -1 && at < end;
  }

  /** The same for what stands between two offsets. */
  flatBetween(start: number, end: number): string | undefined {
    const flat = this.#flat.between(start, end);
    if (flat === undefined || !this.#isBroken(start, end)) return flat;
    const line = this.#lineBefore(start);
    const lead = leadOf(line);
    const levels = lead.length / this.layout.indent.length;
    const behind = /^[^\n]*/.exec(this.text.slice(end, end + 200))?.[0].length ?? 0;
    const width = levels * usualLayout.indent.length + line.length - lead.length + flat.length;
    return width + behind < usualLayout.width - 1 ? undefined : flat;
  }

  fits(text: string, { column, rest }: Spot): boolean {
    const end = text.indexOf('\n');
    const first = end === -1 ? widthOf(text) + rest : widthOf(text.slice(0, end));
    return column + first <= this.layout.width;
  }

  /** A node, laid out for a spot. */
  lay(node: Node, spot: Spot): string {
    const flat = this.flat(node);
    if (flat !== undefined && this.fits(flat, spot)) return flat;
    return layChain(this, node, spot) ?? layOperands(this, node, spot) ?? this.layParts(node, spot);
  }

  /** The parts of a node one after the other, each broken only where it is too long. */
  layParts(node: Node, spot: Spot): string {
    return this.layWithin(node, this.startOf(node), node.end, spot);
  }

  /** The same for the parts of a node between two offsets. */
  layWithin(node: Node, from: number, to: number, spot: Spot): string {
    let [said, at] = ['', from];
    for (const part of this.#partsOf(node)) {
      if (part.start < at || part.end > to) continue;
      said += this.between(at, part.start, node, spot);
      said += part.lay(this.spotBehind(said, spot, part.end, to));
      at = part.end;
    }
    return said + this.between(at, to, node, spot);
  }

  #partsOf(node: Node): readonly LaidPart[] {
    const lists = listsOf(this.ts, node, this.source.tokens);
    const parts: LaidPart[] = lists.map((list) => ({
      start: list.open,
      end: list.close + 1,
      lay: (spot) => layList(this, list, spot),
    }));
    const isInList = (child: Node): boolean =>
      lists.some(({ open, close }) => open < child.end && this.startOf(child) <= close);
    this.ts.forEachChild(node, (child) => {
      if (isInList(child) || child.end === child.pos) return;
      const lay = (spot: Spot): string => this.lay(child, spot);
      parts.push({ start: this.startOf(child), end: child.end, lay });
    });
    return parts.sort((a, b) => a.start - b.start);
  }

  /** Where something stands behind what is said already, if more comes between `from` and `end`. */
  spotBehind(said: string, spot: Spot, from: number, end: number): Spot {
    const line = lastLineOf(said);
    const isFirst = line.length === said.length;
    const head = this.#headBetween(from, end);
    return {
      indent: isFirst ? spot.indent : leadOf(line),
      column: isFirst ? spot.column + widthOf(said) : widthOf(line),
      rest: head.isWhole ? head.width + spot.rest : head.width,
    };
  }

  /** How much has to stand on the line up to the next place where it can end. */
  #headBetween(start: number, end: number): { readonly width: number; readonly isWhole: boolean } {
    const { tokens } = this.source;
    let at = start;
    for (let index = tokens.from(start); at < end; index += 1) {
      const token = tokens.all[index];
      if (token === undefined || token.start >= end) break;
      if (this.#isBroken(at, token.start) || isCommentToken(token)) {
        return { width: at - start, isWhole: false };
      }
      at = token.end;
      const next = tokens.all[index + 1]?.text ?? '';
      if (/^[([{]$/.test(token.text) && !/^[)\]}]$/.test(next)) {
        return { width: at - start, isWhole: false };
      }
    }
    return { width: end - start, isWhole: true };
  }

  /** What stands between parts of a node, with its lines indented as far as the node is now. */
  between(start: number, end: number, node: Node, spot: Spot): string {
    const was = leadOf(this.#lineBefore(this.startOf(node)));
    return this.text.slice(start, end).replace(/\n([ \t]*)(?=\S|$)/g, (all, lead: string) => {
      return lead.startsWith(was) ? `\n${spot.indent}${lead.slice(was.length)}` : all;
    });
  }
}

interface LaidPart {
  readonly start: number;
  readonly end: number;
  readonly lay: (spot: Spot) => string;
}

function holdsStatements(ts: Ts, node: Node): boolean {
  return (
    ts.isSourceFile(node) ||
    ts.isBlock(node) ||
    ts.isClassLike(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node) ||
    ts.isCaseOrDefaultClause(node) ||
    ts.isSwitchStatement(node) ||
    ts.isTryStatement(node) ||
    ts.isIfStatement(node) ||
    ts.isIterationStatement(node, false)
  );
}

/** The text of a source in lines of another width. */
export function reflowed(reader: Reader, source: Source, layout: Layout): string {
  const reflow = new Reflow(reader, source, layout);
  const { text } = source.file;
  let [said, at] = ['', 0];
  for (const statement of source.file.statements) {
    const start = reflow.startOf(statement);
    said += text.slice(at, start);
    said += reflow.lay(statement, { indent: '', column: 0, rest: 0 });
    at = statement.end;
  }
  return said + text.slice(at);
}
