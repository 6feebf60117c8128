import {
  type Doc,
  firstFitting,
  group,
  hardline,
  ifBreak,
  indent,
  join,
  line,
  mustBreak,
  softline,
} from './doc.ts';
import type { Standing, TsExpression } from './ts-expression.ts';

/** Makes the doc of an expression at its place; `isLast`: the last argument, written beside its bracket. */
export type Layout = (node: TsExpression, standing: Standing, isLast?: boolean) => Doc;

/** The arguments of a call; the last one may open right after the bracket, as `f(a, {` does. */
export function argumentsLayout(
  call: Extract<TsExpression, { kind: 'call' | 'new' }>,
  layout: Layout,
): Doc {
  const { args } = call;
  const last = args.at(-1);
  if (last === undefined) return '()';
  const standing: Standing = { parent: call, as: 'argument' };
  const docs = args.map((argument) => layout(argument, standing));
  const oneEach = (breaks: boolean) =>
    group(['(', indent(softline, join([',', line], docs), ifBreak(',')), softline, ')'], breaks);
  if (isComposition(args)) return oneEach(true);
  if (!opensInPlace(args)) return oneEach(false);
  const before = docs.slice(0, -1).flatMap((doc) => [doc, ', ']);
  if (before.some(mustBreak)) return oneEach(true);
  const opened = layout(last, standing, true);
  const forced: Doc = ['(', ...before, group(opened, true), ')'];
  if (mustBreak(opened)) return firstFitting(forced, oneEach(true));
  return firstFitting(['(', ...before, opened, ')'], forced, oneEach(true));
}

/** Several functions, or a call that is given one, are never put on one line. */
function isComposition(args: readonly TsExpression[]): boolean {
  if (args.length < 2) return false;
  const isFunction = ({ kind }: TsExpression) => kind === 'arrow';
  const takesFunction = (arg: TsExpression) =>
    (arg.kind === 'call' || arg.kind === 'new') && arg.args.some(isFunction);
  return args.filter(isFunction).length > 1 || args.some(takesFunction);
}

function opensInPlace(args: readonly TsExpression[]): boolean {
  const [before, last] = [args.at(-2), args.at(-1)];
  if (last === undefined || !canOpen(last) || before?.kind === last.kind) return false;
  if (args.length === 2 && before?.kind === 'arrow' && last.kind === 'array') return false;
  return !(args.length > 1 && last.kind === 'array' && isNumbers(last.items));
}

/** A list of numbers is filled, not opened. */
export function isNumbers(items: readonly TsExpression[]): boolean {
  const isNumber = (item: TsExpression): boolean =>
    item.kind === 'unary' && item.operator !== '!'
      ? isNumber(item.of)
      : item.kind === 'literal' && /^\d/.test(item.text);
  return items.length > 1 && items.every(isNumber);
}

function canOpen(node: TsExpression): boolean {
  if (node.kind === 'object' || node.kind === 'array') return node.items.length > 0;
  if (node.kind !== 'arrow') return false;
  const body = node.body.kind === 'chain' ? node.body.of : node.body;
  return ['object', 'array', 'call', 'conditional'].includes(body.kind);
}

type TsCall = Extract<TsExpression, { kind: 'call' }>;
type Link = Extract<TsExpression, { kind: 'member' | 'index' | 'call' }>;

const isLink = (node: TsExpression): node is Link =>
  node.kind === 'member' || node.kind === 'index' || node.kind === 'call';

/** `a.b(..).c(..)`: on one line, or a line for each call. */
export function chainLayout(call: TsCall, standing: Standing, layout: Layout): Doc {
  const links: Link[] = [];
  let start: TsExpression = call;
  let parent: TsExpression = call;
  while (isLink(start)) {
    links.unshift(start);
    parent = start;
    start = start.kind === 'call' ? start.callee : start.object;
  }
  const first = layout(start, { parent, as: 'head', above: standing });
  const { head, groups } = grouped(start, links);
  const merged = groups.length > 0 && keepsFirst(start, head) ? 1 : 0;
  const docOf = (list: readonly Link[]): Doc => list.map((link) => linkLayout(link, layout));
  const headDoc: Doc = [first, docOf(head)];
  const docs = groups.map(docOf);
  const oneLine: Doc = [headDoc, ...docs];
  const calls = links.filter((link) => link.kind === 'call');
  const isIntricate =
    calls.length > 2 && calls.some(({ args }) => !args.every((arg) => isSimple(arg)));
  const inner = docs.slice(0, -1).some(mustBreak);
  if (groups.length <= (merged ? 2 : 1)) return group(oneLine);
  const expanded: Doc = [
    headDoc,
    ...docs.slice(0, merged),
    indent(...docs.slice(merged).map((doc): Doc => [hardline, doc])),
  ];
  if (isIntricate || inner || endsBroken(calls, docs)) return group(expanded);
  return firstFitting(oneLine, expanded);
}

/** A last call that takes several lines, behind one that is given a function. */
function endsBroken(calls: readonly TsCall[], docs: readonly Doc[]): boolean {
  const takesFunction = ({ args }: TsCall) => args.some(({ kind }) => kind === 'arrow');
  return mustBreak(docs.at(-1) ?? '') && calls.slice(0, -1).some(takesFunction);
}

/** What stays with the start, and then one group for each call with the members before it. */
function grouped(start: TsExpression, links: readonly Link[]) {
  let at = 0;
  const isFixed = (link: Link | undefined) =>
    link?.kind === 'call' || (link?.kind === 'index' && link.index.kind === 'literal');
  while (isFixed(links[at])) at += 1;
  const isMember = (link: Link | undefined) => link !== undefined && link.kind !== 'call';
  if (start.kind !== 'call') while (isMember(links[at]) && isMember(links[at + 1])) at += 1;
  const groups: Link[][] = [];
  let hasCall = true;
  for (const link of links.slice(at)) {
    if (hasCall && link.kind !== 'call' && !(link.kind === 'index' && groups.length > 0)) {
      groups.push([]);
      hasCall = false;
    }
    if (groups.length === 0) groups.push([]);
    if (link.kind === 'call') hasCall = true;
    groups.at(-1)?.push(link);
  }
  return { head: links.slice(0, at), groups };
}

const isFactory = (name: string): boolean => /^[A-Z]|^[$_]+$/.test(name);

/** `this.plus(..)` and `Decimal.of(..)` keep their first call on the first line. */
function keepsFirst(start: TsExpression, head: readonly Link[]): boolean {
  const last = head.at(-1);
  if (last === undefined) {
    return start.kind === 'name' && (start.text === 'this' || isFactory(start.text));
  }
  return last.kind === 'member' && isFactory(last.name);
}

function linkLayout(link: Link, layout: Layout): Doc {
  if (link.kind === 'call') return [link.optional ? '?.' : '', argumentsLayout(link, layout)];
  if (link.kind === 'member') return `${link.optional ? '?.' : '.'}${link.name}`;
  return indexLayout(link, layout);
}

export function indexLayout(link: Extract<Link, { kind: 'index' }>, layout: Layout): Doc {
  const index = layout(link.index, { parent: link, as: 'index' });
  const open = link.optional ? '?.[' : '[';
  if (link.index.kind === 'literal' && /^\d/.test(link.index.text)) return [open, index, ']'];
  return group([open, indent(softline, index), softline, ']']);
}

/** An argument that a chain of several calls may hold and still be one line. */
function isSimple(node: TsExpression, depth = 0): boolean {
  switch (node.kind) {
    case 'name':
    case 'literal':
      return true;
    case 'template':
      return node.parts.every((part) => part.kind === 'name');
    case 'object':
      return node.items.every(
        (item) =>
          item.kind === 'property' && typeof item.key === 'string' && isSimple(item.value, depth),
      );
    case 'array':
      return node.items.every((item) => isSimple(item, depth));
    case 'call':
    case 'new':
      return (
        depth < 2 &&
        isSimple(node.callee, depth) &&
        node.args.every((arg) => isSimple(arg, depth + 1))
      );
    case 'member':
      return isSimple(node.object, depth);
    case 'index':
      return isSimple(node.object, depth) && isSimple(node.index, depth);
    case 'unary':
      return isSimple(node.of, depth);
    case 'chain':
      return isSimple(node.of, depth);
    default:
      return false;
  }
}
