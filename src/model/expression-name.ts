import type { ExpressionNode, Identifier, MemberExpression } from '../spec/expression.ts';
import { nearest } from '../spec/nearest.ts';
import type { ExpressionType } from './declaration.ts';
import { functions } from './expression-functions.ts';
import { isGlobal } from './expression-global.ts';
import { memberType, present } from './expression-method.ts';
import { types } from './expression-type.ts';
import { type DottedName, dottedName, startsLocally, type Walk } from './expression-walk.ts';
import { namesCallable, namesUsable, resolveName } from './nameable.ts';

/** A name that stands alone. */
export function identifierType(node: Identifier, walk: Walk): ExpressionType {
  const param = walk.params.get(node.name);
  if (param) {
    walk.bind(node, { kind: 'param', name: node.name });
    return param;
  }
  const local = walk.scope.locals.get(node.name);
  if (local) {
    walk.bind(node, { kind: local.kind, name: local.name, field: local.field });
    return local.type;
  }
  reportUnknown({ node, names: [node.name], parts: [node] }, walk);
  return types.unknown;
}

/** `a.b`, `a[i]`, `Currency.EUR`. */
export function memberExpressionType(node: MemberExpression, walk: Walk): ExpressionType {
  const dotted = dottedName(node);
  if (dotted && !startsLocally(dotted, walk)) {
    const known = declaredMember(node, dotted, walk);
    if (known) return known;
  }
  const object = walk.visit(node.object);
  if (!node.computed) {
    return node.property.type === 'Identifier'
      ? memberType(object, node.property.name)
      : types.unknown;
  }
  walk.visit(node.property);
  const type = present(object);
  if (type.kind === 'list') return type.of;
  return type.kind === 'map' ? types.optional(type.of) : types.unknown;
}

/** Undefined: it goes on below a declared name (`Currency.EUR.length`), whose own node says more. */
function declaredMember(
  node: MemberExpression,
  dotted: DottedName,
  walk: Walk,
): ExpressionType | undefined {
  if (dotted.names[0] === 'Math') {
    walk.bind(node, { kind: 'helper', name: dotted.names.join('.') });
    return types.number;
  }
  const found = resolveName(dotted, walk);
  if (found === 'reported') return types.unknown;
  if (found === undefined) {
    if (dotted.names.length > 2 && walk.scope.nameables.own.has(dotted.names[0] ?? '')) return;
    reportUnknown(dotted, walk);
    return types.unknown;
  }
  const [member, ...more] = found.rest;
  if (more.length > 0) return undefined;
  if (found.nameable.kind !== 'enum' || member === undefined) {
    reportNotAValue(node, dotted, walk);
    return types.unknown;
  }
  const target = found.nameable;
  if (!target.members.some(({ name }) => name === member)) {
    walk.report('SPEC_UNKNOWN_MEMBER', dotted.parts.at(-1) ?? node, {
      name: member,
      in: target.name,
      near: nearest(
        member,
        target.members.map(({ name }) => name),
      ),
    });
    return target;
  }
  walk.bind(node, { kind: 'member', name: member, target });
  return target;
}

function reportNotAValue(node: ExpressionNode, { names }: DottedName, walk: Walk): void {
  walk.report('SPEC_EXPR_UNKNOWN_NAME', node, {
    name: names.join('.'),
    hint: `it is declared, but is no value by itself: write ${names.join('.')}(..) where it can be called`,
  });
}

/** A name that neither the scope nor the context has. */
export function reportUnknown(dotted: DottedName, walk: Walk): void {
  const [first = ''] = dotted.names;
  const [node] = dotted.parts;
  if (node === undefined) return;
  if (isGlobal(first)) {
    walk.report('SPEC_EXPR_FORBIDDEN', node, { what: `the global ${first}` });
    return;
  }
  const { own, contexts } = walk.scope.nameables;
  const declared = own.get(first);
  if (declared || functions.has(first)) {
    reportNotAValue(node, { node, names: [first], parts: [node] }, walk);
    return;
  }
  const context = dotted.names.length > 2 && /^[A-Z]/.test(first);
  const near = nearest(first, context ? contexts.keys() : namesUsable(walk));
  walk.report(context ? 'SPEC_UNKNOWN_CONTEXT' : 'SPEC_EXPR_UNKNOWN_NAME', node, {
    name: first,
    near,
  });
}

/** A callee that is none: `Ordr.Cancel`, `Mony`. */
export function reportUncallable(dotted: DottedName, walk: Walk): void {
  const { names, parts } = dotted;
  const [first = ''] = names;
  const [node] = parts;
  if (node === undefined) return;
  if (isGlobal(first) || names.length > 2 || (names.length > 1 && !/^[A-Z]/.test(first))) {
    reportUnknown(dotted, walk);
    return;
  }
  const near = nearest(
    first,
    names.length > 1 ? walk.scope.nameables.own.keys() : namesCallable(walk),
  );
  walk.report('SPEC_UNKNOWN_CALL', node, { name: names.join('.'), near });
}
