import { argumentsLayout, chainLayout, indexLayout, type Layout } from './call-layout.ts';
import { type Doc, group, ifBreak, indent, line, printDoc, softline } from './doc.ts';
import { brackets } from './layout.ts';
import {
  guardStart,
  isFlattened,
  needsBrackets,
  type Standing,
  startsWithObject,
  type TsBinary,
  type TsExpression,
  type TsProperty,
} from './ts-expression.ts';

/** The doc of an expression, broken as Biome breaks it. */
export const expressionLayout: Layout = (node, standing, isLast = false) => {
  const doc = bare(node, standing, isLast);
  return needsBrackets(node, standing) ? ['(', doc, ')'] : doc;
};

const statement: Standing['parent'] = { kind: 'statement' };

function bare(node: TsExpression, standing: Standing, isLast: boolean): Doc {
  const part = (child: TsExpression, as: string) =>
    expressionLayout(child, { parent: node, as, above: standing });
  switch (node.kind) {
    case 'name':
    case 'literal':
      return node.text;
    case 'template':
      return templateText(node);
    case 'member':
      return memberLayout(node, standing);
    case 'index':
      return [part(node.object, 'object'), indexLayout(node, expressionLayout)];
    case 'call':
      if (node.callee.kind === 'member' || node.callee.kind === 'index') {
        return chainLayout(node, standing, expressionLayout);
      }
      return [
        part(node.callee, 'callee'),
        node.optional ? '?.' : '',
        argumentsLayout(node, expressionLayout),
      ];
    case 'new':
      return ['new ', part(node.callee, 'callee'), argumentsLayout(node, expressionLayout)];
    case 'chain':
      return expressionLayout(
        node.of,
        standing.as === 'object' ? { parent: statement, as: '' } : standing,
      );
    case 'await': {
      const doc: Doc = ['await ', part(node.of, 'of')];
      const isHead = ['object', 'callee', 'head'].includes(standing.as);
      return isHead ? group([indent(softline, doc), softline]) : doc;
    }
    case 'unary':
      return [node.operator, part(node.of, 'of')];
    case 'binary':
    case 'logical':
      return binaryLayout(node, standing);
    case 'conditional':
      return conditionalLayout(node, standing);
    case 'array':
      return arrayLayout(node);
    case 'brackets':
      return ['(', part(node.of, ''), ')'];
    case 'spread':
      return ['...', part(node.of, 'of')];
    case 'object':
      return brackets({
        open: '{',
        close: '}',
        space: line,
        items: node.items.map((item) => propertyLayout(item, node)),
      });
    case 'arrow':
      return arrowLayout(node, isLast);
  }
}

/** Nothing inside a template literal is ever broken. */
function templateText({ texts, parts }: Extract<TsExpression, { kind: 'template' }>): string {
  const flat = parts.map((part) =>
    printDoc(expressionLayout(part, { parent: statement, as: '' }), {
      indent: 0,
      width: Number.POSITIVE_INFINITY,
    }),
  );
  return `\`${texts.map((text, at) => `${text}${at < flat.length ? `\${${flat[at]}}` : ''}`).join('')}\``;
}

function memberLayout(node: Extract<TsExpression, { kind: 'member' }>, standing: Standing): Doc {
  const { parent } = standing;
  const object = expressionLayout(node.object, { parent: node, as: 'object', above: standing });
  const name = `${node.optional ? '?.' : '.'}${node.name}`;
  const isShort =
    node.object.kind === 'name' && node.object.text !== 'this' && parent.kind !== 'member';
  return [object, isShort ? name : group(indent(softline, name))];
}

function arrayLayout(node: Extract<TsExpression, { kind: 'array' }>): Doc {
  const [first] = node.items;
  const isTable =
    node.items.length > 1 &&
    node.items.every(
      (item) =>
        (item.kind === 'object' || item.kind === 'array') &&
        item.kind === first?.kind &&
        item.items.length > 1,
    );
  const items = node.items.map((item) => expressionLayout(item, { parent: node, as: 'item' }));
  const doc = brackets({ open: '[', close: ']', items });
  return isTable && typeof doc === 'object' && 'doc' in doc ? group(doc.doc, true) : doc;
}

function propertyLayout(item: TsProperty, parent: TsExpression): Doc {
  if (item.kind === 'spread')
    return [
      '...',
      expressionLayout(item.of, { parent: { kind: 'spread', of: item.of }, as: 'of' }),
    ];
  const { key, value } = item;
  if (typeof key === 'string' && value.kind === 'name' && value.text === key) return key;
  const left: Doc =
    typeof key === 'string'
      ? key
      : ['[', expressionLayout(key.computed, { parent, as: 'key' }), ']'];
  return assignmentLayout([left, ':'], value, {
    parent,
    as: typeof key !== 'string' ? 'computed' : key.length <= 4 ? 'short' : 'property',
  });
}

/** `left` and the value after it; the value goes to the next line where that is how it is read best. */
export function assignmentLayout(left: Doc, value: TsExpression, standing: Standing): Doc {
  const right = expressionLayout(value, standing);
  if (goesBelow(value, standing.as === 'short')) return group([left, group(indent(line, right))]);
  if (isFixed(value, standing.as)) return group([left, ' ', right]);
  const small = group(indent(line));
  return group([left, small, ifBreak(indent(right), right, small)]);
}

/** What never goes to the next line, however long it is: there is nothing to win. */
function isFixed(value: TsExpression, as: string): boolean {
  if (value.kind === 'unary') return isFixed(value.of, as);
  if (as === 'computed') return false;
  if (as === 'short' && isTextLike(value)) return true;
  return value.kind === 'template' || (value.kind === 'literal' && !/^['"]/.test(value.text));
}

function goesBelow(value: TsExpression, isShort: boolean): boolean {
  if (value.kind === 'binary' || value.kind === 'logical') return !isInline(value);
  if (value.kind === 'conditional') {
    const { test } = value;
    return (test.kind === 'binary' || test.kind === 'logical') && !isInline(test);
  }
  if (isShort) return false;
  if (value.kind === 'unary' || value.kind === 'await')
    return goesBelow(value.of, false) && isTextLike(value.of);
  return isTextLike(value) || isPoorlyBreakable(value);
}

const isTextLike = (value: TsExpression): boolean =>
  (value.kind === 'literal' && /^['"]/.test(value.text)) || isPath(value);

function isPath(value: TsExpression): boolean {
  if (value.kind !== 'member' && value.kind !== 'index') return false;
  return value.object.kind === 'name' || isPath(value.object);
}

/** A short chain of calls with nothing in it to break well: `a.b.c(d)`. */
function isPoorlyBreakable(value: TsExpression): boolean {
  let calls = 0;
  let node = value.kind === 'chain' ? value.of : value;
  while (node.kind === 'member' || node.kind === 'call' || node.kind === 'index') {
    if (node.kind === 'call') {
      calls += 1;
      if (node.args.length > 1 || !node.args.every(isLoneShort)) return false;
    }
    node = node.kind === 'call' ? node.callee : node.object;
  }
  return calls > 0 && calls <= 2 && node.kind === 'name' && value.kind !== 'member';
}

function isLoneShort(node: TsExpression): boolean {
  if (node.kind === 'name') return node.text.length <= 25;
  if (node.kind === 'literal') return node.text.length <= 25;
  if (node.kind === 'object' || node.kind === 'array') return node.items.length === 0;
  if (node.kind === 'unary') return isLoneShort(node.of);
  return false;
}

/** `a && {`: what opens with a bracket stays on the operator's line. */
function isInline(node: TsBinary): boolean {
  const { kind, right } = node;
  return (
    kind === 'logical' &&
    (right.kind === 'object' || right.kind === 'array') &&
    right.items.length > 0
  );
}

function binaryLayout(node: TsBinary, { parent, as, above }: Standing): Doc {
  const isCondition = as === 'if';
  const parts = operands(node, { parent, as }, isCondition);
  if (isCondition) return parts;
  if (['callee', 'object', 'head'].includes(as) || parent.kind === 'unary') {
    return group([indent(softline, ...parts), softline]);
  }
  const isBranch =
    parent.kind === 'conditional' &&
    above?.as !== 'return' &&
    !['call', 'new'].includes(above?.parent.kind ?? '');
  const isBare = as === 'return' || as === 'body' || isBranch;
  const isValue = ['property', 'short', 'computed', 'assign'].includes(as);
  const isChained =
    (node.left.kind === 'binary' || node.left.kind === 'logical') &&
    isFlattened(node.operator, node.left.operator);
  if (isBare || (isInline(node) && !isChained) || (!isInline(node) && isValue)) return group(parts);
  const [first = '', ...rest] = parts;
  return group([first, indent(...rest)]);
}

function operands(node: TsBinary, { parent }: Standing, isCondition: boolean): Doc[] {
  const { left, right, operator, kind } = node;
  const isChained =
    (left.kind === 'binary' || left.kind === 'logical') && isFlattened(operator, left.operator);
  const before = isChained
    ? operands(left, { parent: node, as: 'left' }, isCondition)
    : [group(expressionLayout(left, { parent: node, as: 'left' }))];
  const after = expressionLayout(right, { parent: node, as: 'right' });
  const rest: Doc = isInline(node) ? [operator, ' ', after] : [operator, line, after];
  const isLone =
    parent.kind !== kind &&
    left.kind !== kind &&
    right.kind !== kind &&
    !(isCondition && kind === 'logical');
  return [...before, ' ', isLone ? group(rest) : rest];
}

function conditionalLayout(
  node: Extract<TsExpression, { kind: 'conditional' }>,
  standing: Standing,
): Doc {
  const { parent, as } = standing;
  const part = (child: TsExpression, as: string) =>
    expressionLayout(child, { parent: node, as, above: standing });
  const branch = (child: TsExpression, as: string) =>
    child.kind === 'conditional' ? part(child, as) : indent(part(child, as));
  const yes = branch(node.yes, 'yes');
  const branches: Doc = [
    line,
    '? ',
    node.yes.kind === 'conditional' ? [ifBreak('', '('), yes, ifBreak('', ')')] : yes,
    line,
    ': ',
    branch(node.no, 'no'),
  ];
  const isNested = parent.kind === 'conditional' && as !== 'test';
  const isChained = as === 'object' || as === 'head';
  const isWhole = isChained && isStart(standing);
  const closes = isChained && !isWhole ? softline : '';
  const test = part(node.test, 'test');
  const doc: Doc = [isNested ? indent(test) : test, indent(branches), closes];
  if (as === 'test') return group([indent(softline, doc), softline]);
  if (isWhole) return group([indent(softline, group(doc)), softline]);
  return isNested ? doc : group(doc);
}

/** Whether the chain of members that starts here is the whole of a statement or property. */
function isStart({ above }: Standing): boolean {
  if (above === undefined) return false;
  if (above.parent.kind === 'unary') return true;
  if (['object', 'callee', 'head'].includes(above.as)) return isStart(above);
  return ['assign', 'return', 'property', 'short', 'body'].includes(above.as);
}

function arrowLayout(node: Extract<TsExpression, { kind: 'arrow' }>, isLast: boolean): Doc {
  const { body } = node;
  const head = `(${node.params.join(', ')}) =>`;
  const isGuarded = body.kind !== 'object' && startsWithObject(body);
  const start = isGuarded ? guardStart(body) : body;
  const doc = expressionLayout(start, { parent: node, as: 'body' });
  if (body.kind === 'object') return group([head, ' (', doc, ')']);
  if (body.kind === 'array') return group([head, ' ', doc]);
  const inner: Doc =
    body.kind === 'conditional' && !isGuarded ? [ifBreak('', '('), doc, ifBreak('', ')')] : doc;
  const end: Doc = isLast ? [ifBreak(','), softline] : '';
  return group([head, group([indent(line, inner), end])]);
}
