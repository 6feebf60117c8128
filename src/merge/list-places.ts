import type { ts as TypeScript } from 'ts-morph';
import type { Place, PlaceHabits } from './place.ts';
import type { SourceTokens } from './source-tokens.ts';
import type { Ts } from './typescript.ts';

type Node = TypeScript.Node;

interface Listed {
  readonly habit: keyof PlaceHabits;
  readonly nodes: readonly Node[] | undefined;
}

function literalList(ts: Ts, node: Node): readonly Node[] | undefined {
  if (ts.isObjectLiteralExpression(node)) return node.properties;
  if (ts.isEnumDeclaration(node)) return node.members;
  const hasElements =
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectBindingPattern(node) ||
    ts.isArrayBindingPattern(node) ||
    ts.isNamedImports(node) ||
    ts.isNamedExports(node) ||
    ts.isTupleTypeNode(node);
  return hasElements ? node.elements : undefined;
}

function argumentLists(ts: Ts, node: Node): readonly (readonly Node[] | undefined)[] {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
    return [isImport ? undefined : node.arguments];
  }
  if (ts.isFunctionLike(node)) return [node.typeParameters, node.parameters];
  const isGeneric =
    ts.isClassLike(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
  return isGeneric ? [node.typeParameters] : [];
}

/** Whether nothing may follow it, or what follows would say something. */
function isLast(ts: Ts, node: Node): boolean {
  const isRest =
    (ts.isParameter(node) || ts.isBindingElement(node)) && node.dotDotDotToken !== undefined;
  return isRest || ts.isOmittedExpression(node);
}

function commaPlace(
  ts: Ts,
  { habit, nodes }: Listed,
  tokens: SourceTokens,
  text: string,
): Place | undefined {
  const last = nodes?.at(-1);
  if (last === undefined || isLast(ts, last)) return undefined;
  const start = last.end;
  const index = tokens.from(start);
  const hasComma = tokens.all[index]?.text === ',';
  const end = hasComma ? start + 1 : start;
  if (hasComma && tokens.all[index]?.start !== start) return undefined;
  const close = tokens.nextOf(hasComma ? index + 1 : index);
  if (close === undefined || !text.slice(end, close.start).includes('\n')) return undefined;
  return {
    habit,
    anchor: close.start,
    form: hasComma ? ',' : '',
    isTelling: true,
    inForm: (text) => [{ start, end, text }],
  };
}

/** The ends of the lists of a node that have lines of their own. */
export function commaPlaces(ts: Ts, node: Node, tokens: SourceTokens): readonly Place[] {
  const { text } = node.getSourceFile();
  const lists: readonly Listed[] = [
    { habit: 'commas', nodes: literalList(ts, node) },
    ...argumentLists(ts, node).map((nodes) => ({ habit: 'argumentCommas', nodes }) as const),
  ];
  return lists.flatMap((list) => commaPlace(ts, list, tokens, text) ?? []);
}

const hasBraces = (ts: Ts, node: Node): boolean =>
  ts.isObjectLiteralExpression(node) ||
  ts.isObjectBindingPattern(node) ||
  ts.isNamedImports(node) ||
  ts.isNamedExports(node) ||
  ts.isTypeLiteralNode(node) ||
  ts.isMappedTypeNode(node);

/** Inside of the opening and of the closing brace, where something stands on their line. */
export function spacingPlaces(ts: Ts, node: Node): readonly Place[] {
  if (!hasBraces(ts, node)) return [];
  const { text } = node.getSourceFile();
  const [open, close] = [node.getStart(), node.end - 1];
  const inside = text.slice(open + 1, close);
  if (inside.trim() === '') return [];
  const lead = /^ */.exec(inside)?.[0].length ?? 0;
  const tail = / *$/.exec(inside)?.[0].length ?? 0;
  const place = (anchor: number, start: number, end: number): Place => ({
    habit: 'spacing',
    anchor,
    form: end > start ? ' ' : '',
    isTelling: true,
    inForm: (text) => [{ start, end, text }],
  });
  return [
    ...(inside[lead] === '\n' ? [] : [place(open, open + 1, open + 1 + lead)]),
    ...(inside.trimEnd().length < inside.length - tail ? [] : [place(close, close - tail, close)]),
  ];
}
