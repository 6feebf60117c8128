import type { ts as TypeScript } from 'ts-morph';
import { attachComments } from './attached.ts';
import {
  countedKeys,
  elementKey,
  type Keyed,
  memberKey,
  propertyKey,
  statementKey,
} from './source-keys.ts';
import { type ListShape, listsIn, type NodeList } from './source-lists.ts';
import { SourceTokens } from './source-tokens.ts';
import { type Container, type Item, leaf, type Part } from './structure.ts';
import type { Ts } from './typescript.ts';

type Node = TypeScript.Node;

/** A text that was parsed without an error. */
export interface Source {
  readonly file: TypeScript.SourceFile;
  readonly tree: Container;
  readonly tokens: SourceTokens;
}

/** How a text is read. */
export interface Reader {
  readonly ts: Ts;
  /** Then equal elements of a list are the same, wherever they stand. */
  readonly isJson: boolean;
}

interface Reading extends Reader {
  readonly text: string;
  readonly source: TypeScript.SourceFile;
  readonly tokens: SourceTokens;
  readonly said: (node: Node) => string;
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

function keyOf(node: Node, shape: ListShape, reading: Reading): Keyed {
  switch (shape) {
    case 'statements':
      return statementKey(node, reading);
    case 'members':
    case 'signatures':
      return memberKey(node, reading);
    case 'properties':
    case 'pattern':
      return propertyKey(node, reading);
    case 'exports':
      return { key: reading.said(node), isOrdered: false };
    case 'elements':
      return elementKey(node, reading);
    case 'clauses':
      return {
        key: reading.said((node as TypeScript.CaseClause).expression ?? node),
        isOrdered: true,
      };
    case 'parameters': {
      const { name } = node as TypeScript.ParameterDeclaration;
      const isProperty = reading.ts.isParameterPropertyDeclaration(node, node.parent);
      return { key: reading.said(name), isOrdered: !isProperty };
    }
  }
}

/** A signature that an implementation of the same name follows is one thing with it. */
function isOverload(node: Node, next: Node | undefined, { ts }: Reading): boolean {
  if (next === undefined || node.kind !== next.kind) return false;
  const isFunction = ts.isFunctionDeclaration(node) && ts.isFunctionDeclaration(next);
  const isMethod = ts.isMethodDeclaration(node) && ts.isMethodDeclaration(next);
  const isConstructor = ts.isConstructorDeclaration(node) && ts.isConstructorDeclaration(next);
  if (!isFunction && !isMethod && !isConstructor) return false;
  return node.body === undefined && node.name?.getText() === next.name?.getText();
}

function grouped(nodes: readonly Node[], reading: Reading): readonly (readonly Node[])[] {
  const groups: Node[][] = [];
  nodes.forEach((node, at) => {
    const before = nodes[at - 1];
    if (before !== undefined && isOverload(before, node, reading)) groups.at(-1)?.push(node);
    else groups.push([node]);
  });
  return groups;
}

function partsOf(nodes: readonly Node[], start: number, end: number, reading: Reading): Part[] {
  const { ts, text, tokens } = reading;
  const parts: Part[] = [];
  let at = start;
  const addLeaf = (to: number): void => {
    parts.push(leaf(text.slice(at, to), tokens.between(at, to)));
  };
  for (const list of nodes.flatMap((node) => listsIn(ts, node, text))) {
    addLeaf(list.from - 1);
    parts.push(containerOf(list, reading));
    at = list.to + 1;
  }
  addLeaf(end);
  return parts;
}

function containerOf(list: NodeList, reading: Reading): Container {
  const { text } = reading;
  const open = list.from - 1;
  const start = lineStart(text, open);
  return {
    ...itemsOf(list, reading),
    kind: 'container',
    shape: list.shape,
    open: text.slice(open, list.from),
    close: text.slice(list.to, list.to + 1),
    separator: list.separator,
    column: open - start,
    indent: /^[ \t]*/.exec(text.slice(start, open))?.[0] ?? '',
  };
}

function itemsOf(list: NodeList, reading: Reading) {
  const { text, source, tokens } = reading;
  const { shape, from, to, separator } = list;
  const groups = grouped(list.nodes, reading);
  const spans = groups.map((nodes) => ({
    start: nodes[0]?.getStart(source) ?? from,
    end: nodes.at(-1)?.end ?? to,
  }));
  const { attached, endsInSeparator } = attachComments(spans, { text, from, to, separator });
  const keys = countedKeys(
    attached.map(({ index, start, end }) => {
      const node = index === undefined ? undefined : groups[index]?.at(-1);
      return node === undefined
        ? { key: `comment ${text.slice(start, end)}`, isOrdered: false }
        : keyOf(node, shape, reading);
    }),
  );
  const items = attached.map(({ index, start, end, trailing }, at): Item => {
    const nodes = index === undefined ? undefined : groups[index];
    return {
      key: keys[at]?.key ?? '',
      isOrdered: keys[at]?.isOrdered ?? false,
      gap: text.slice(attached[at - 1]?.next ?? from, start),
      parts: nodes
        ? partsOf(nodes, start, end, reading)
        : [leaf(text.slice(start, end), tokens.between(start, end))],
      trailing,
    };
  });
  return { items, endsInSeparator, endGap: text.slice(attached.at(-1)?.next ?? from, to) };
}

const scriptKinds: Readonly<Record<string, 'TSX' | 'JSX' | 'JS'>> = {
  tsx: 'TSX',
  jsx: 'JSX',
  js: 'JS',
  mjs: 'JS',
  cjs: 'JS',
};

function parse(path: string, text: string, { ts, isJson }: Reader): TypeScript.SourceFile {
  if (isJson) return ts.parseJsonText(path, text);
  const extension = /[^.]*$/.exec(path)?.[0] ?? '';
  const kind = ts.ScriptKind[scriptKinds[extension] ?? 'TS'];
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
}

/** Undefined: there is an error in it. */
export function readSource(path: string, text: string, reader: Reader): Source | undefined {
  const source = parse(path, text, reader);
  const { parseDiagnostics = [] } = source as { parseDiagnostics?: readonly unknown[] };
  if (parseDiagnostics.length > 0) return undefined;
  const tokens = new SourceTokens(reader.ts, source);
  const said = (node: Node): string => tokens.between(node.getStart(source), node.end);
  const reading: Reading = { ...reader, text, source, tokens, said };
  const list = { nodes: source.statements, from: 0, to: text.length, separator: '' } as const;
  return {
    file: source,
    tokens,
    tree: {
      ...itemsOf({ ...list, shape: 'statements' }, reading),
      kind: 'container',
      shape: 'file',
      open: '',
      close: '',
      separator: '',
      column: 0,
      indent: '',
    },
  };
}
