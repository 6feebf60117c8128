import { assignmentLayout } from './assignment-layout.ts';
import { argumentsLayout, chainLayout, indexLayout, type Layout } from './call-layout.ts';
import { canBreak, type Doc, group, ifBreak, indent, line, printDoc, softline } from './doc.ts';
import { brackets } from './layout.ts';
import { binaryLayout, conditionalLayout } from './operator-layout.ts';
import {
  guardStart,
  needsBrackets,
  type Standing,
  startsWithObject,
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
  const isHead = ['object', 'callee', 'head'].includes(standing.as);
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
      if (!isHead) return expressionLayout(node.of, standing);
      return group([indent(softline, part(node.of, '')), softline]);
    case 'await': {
      const doc: Doc = ['await ', part(node.of, 'of')];
      return isHead ? group([indent(softline, doc), softline]) : doc;
    }
    case 'unary':
      return [node.operator, part(node.of, 'of')];
    case 'binary':
    case 'logical':
      return binaryLayout(node, standing, expressionLayout);
    case 'conditional':
      return conditionalLayout(node, standing, expressionLayout);
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
  const { parent, as } = standing;
  const object = expressionLayout(node.object, { parent: node, as: 'object', above: standing });
  const name = `${node.optional ? '?.' : '.'}${node.name}`;
  const isShort =
    node.object.kind === 'name' && node.object.text !== 'this' && parent.kind !== 'member';
  const isResult = as === 'assign' && endsInCall(node.object);
  return [object, isShort || isResult ? name : group(indent(softline, name))];
}

/** A call with arguments, or one of several in a chain. */
function endsInCall(node: TsExpression): boolean {
  if (node.kind !== 'call') return false;
  const before = node.callee.kind === 'member' ? node.callee.object.kind : undefined;
  return node.args.length > 0 || before === 'call';
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
  const isShort = typeof key === 'string' && key.length <= 4;
  const as = canBreak(left) ? 'computed' : isShort ? 'short' : 'property';
  const standing = { parent, as };
  const right = expressionLayout(value, standing);
  return assignmentLayout([left, ':'], { value, standing, right });
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
