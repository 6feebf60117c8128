import type { ts as TypeScript } from 'ts-morph';
import { commaPlaces, spacingPlaces } from './list-places.ts';
import type { Place } from './place.ts';
import { semicolonPlace } from './semicolon-places.ts';
import type { Reader, Source } from './source-tree.ts';
import type { Ts } from './typescript.ts';

type Node = TypeScript.Node;

/** The inside of a text in other quotes, with no more escapes than they need. */
function requoted(inside: string, quote: string): string {
  const other = quote === '"' ? "'" : '"';
  const count = (one: string): number => inside.split(one).length;
  const chosen = count(quote) > count(other) ? other : quote;
  const text = inside.replace(/\\([\s\S])|(['"])/g, (all, escaped?: string, bare?: string) => {
    if (bare !== undefined) return bare === chosen ? `\\${bare}` : bare;
    return escaped !== chosen && /['"]/.test(escaped ?? '') ? (escaped ?? '') : all;
  });
  return chosen + text + chosen;
}

function quotePlace(ts: Ts, node: Node): Place | undefined {
  if (!ts.isStringLiteral(node) || ts.isJsxAttribute(node.parent)) return undefined;
  const said = node.getText();
  const inside = said.slice(1, -1);
  const [start, end] = [node.getStart(), node.end];
  return {
    habit: 'quotes',
    anchor: start,
    form: said[0] ?? '',
    isTelling: !/['"]/.test(inside),
    inForm: (quote) => [{ start, end, text: requoted(inside, quote) }],
  };
}

function arrowPlace(ts: Ts, node: Node): Place | undefined {
  if (!ts.isArrowFunction(node) || node.typeParameters || node.type) return undefined;
  const [only, second] = node.parameters;
  if (only === undefined || second !== undefined || !ts.isIdentifier(only.name)) return undefined;
  const { text } = node.getSourceFile();
  const name = only.name.text;
  if (only.getText() !== name) return undefined;
  const start = only.getStart();
  const hasParens = text[start - 1] === '(' && text[only.end] === ')';
  const isBare = only.getStart() === node.getStart() || /\basync +$/.test(text.slice(0, start));
  if (!hasParens && !isBare) return undefined;
  const by = hasParens ? 1 : 0;
  const span = { start: start - by, end: only.end + by };
  return {
    habit: 'arrows',
    anchor: start,
    form: hasParens ? '()' : '',
    isTelling: true,
    inForm: (wanted) => [{ ...span, text: wanted === '' ? name : `(${name})` }],
  };
}

/** All places of a text that look the way a formatter was told; in JSON that is indentation only. */
export function layoutPlaces({ ts, isJson }: Reader, { file, tokens }: Source): readonly Place[] {
  if (isJson) return [];
  const found: (Place | undefined)[] = [];
  const visit = (node: Node): void => {
    found.push(quotePlace(ts, node), arrowPlace(ts, node), semicolonPlace(ts, node, tokens));
    found.push(...commaPlaces(ts, node, tokens), ...spacingPlaces(ts, node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.filter((place) => place !== undefined);
}
