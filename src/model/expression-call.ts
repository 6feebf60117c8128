import type {
  ArrowFunctionExpression,
  CallExpression,
  ExpressionNode,
} from '../spec/expression.ts';
import { nearest } from '../spec/nearest.ts';
import type { ExpressionType } from './declaration.ts';
import { functions } from './expression-functions.ts';
import { handedOver, methodType } from './expression-method.ts';
import { reportUncallable } from './expression-name.ts';
import { typeOf, types } from './expression-type.ts';
import { type DottedName, dottedName, startsLocally, type Walk } from './expression-walk.ts';
import { type Found, resolveName } from './nameable.ts';
import type { Stored } from './scope.ts';

/** The type of a call, after binding what is called and what it is given. */
export function callType(node: CallExpression, walk: Walk): ExpressionType {
  const dotted = dottedName(node.callee);
  if (dotted === undefined || isMember(dotted, walk)) return memberCallType(node, walk);
  const given = node.arguments.map((argument) => visitArgument(argument, [], walk));
  const [name = ''] = dotted.names;
  const helper = functions.get(name);
  if (dotted.names.length === 1 && helper && !startsLocally(dotted, walk)) {
    walk.bind(node.callee, { kind: 'helper', name });
    return helper(given[0] ?? types.unknown);
  }
  if (name === 'Math' && dotted.names.length === 2) {
    walk.bind(node.callee, { kind: 'helper', name: dotted.names.join('.') });
    return types.number;
  }
  if (startsLocally(dotted, walk)) return uncallable(dotted, [], walk);
  const found = resolveName(dotted, walk);
  if (found === 'reported') return types.unknown;
  if (found === undefined) {
    reportUncallable(dotted, walk);
    return types.unknown;
  }
  return declaredCallType(node.callee, { dotted, found }, walk);
}

/** `total.plus`, and `Currency.EUR.toLowerCase`: a method of what stands before the last name. */
function isMember(dotted: DottedName, walk: Walk): boolean {
  if (dotted.names.length < 2) return false;
  if (startsLocally(dotted, walk)) return true;
  const before = walk.scope.nameables.own.get(dotted.names[0] ?? '');
  return before?.kind === 'enum' && dotted.names.length > 2;
}

function memberCallType({ callee, arguments: args }: CallExpression, walk: Walk): ExpressionType {
  const member = callee.type === 'MemberExpression' ? callee : undefined;
  if (member === undefined || member.computed || member.property.type !== 'Identifier') {
    walk.visit(callee);
    for (const argument of args) visitArgument(argument, [], walk);
    return types.unknown;
  }
  const object = walk.visit(member.object);
  const { name } = member.property;
  const start = args[1] && name.startsWith('reduce') ? walk.visit(args[1]) : undefined;
  const handed = handedOver(object, name, start);
  const given = args.map((argument) => visitArgument(argument, handed, walk));
  return methodType(object, name, given[0] ?? types.unknown);
}

/** An arrow function's parameters are what the method hands over; its type is its body's. */
function visitArgument(
  node: ExpressionNode,
  handed: readonly ExpressionType[],
  walk: Walk,
): ExpressionType {
  return node.type === 'ArrowFunctionExpression' ? arrowType(node, handed, walk) : walk.visit(node);
}

function arrowType(
  node: ArrowFunctionExpression,
  handed: readonly ExpressionType[],
  walk: Walk,
): ExpressionType {
  const params = node.params.map(
    ({ name }, index) => [name, handed[index] ?? types.unknown] as const,
  );
  return walk.inArrow(new Map([...walk.params, ...params])).visit(node.body);
}

interface Called {
  readonly dotted: DottedName;
  readonly found: Found;
}

function declaredCallType(callee: ExpressionNode, called: Called, walk: Walk): ExpressionType {
  const { dotted, found } = called;
  const { nameable, foreign, rest } = found;
  const [name = '', ...more] = rest;
  const context = foreign ?? walk.scope.nameables.context;
  if (more.length > 0) return uncallable(dotted, [], walk);
  switch (nameable.kind) {
    case 'value':
    case 'child':
      if (name) return uncallable(dotted, [], walk);
      walk.bind(callee, { kind: 'constructor', name: nameable.name, target: nameable });
      return nameable;
    case 'union': {
      const cases = nameable.cases.map((one) => one.name);
      if (!cases.includes(name)) return uncallable(dotted, cases, walk);
      walk.bind(callee, { kind: 'case', name, target: nameable });
      return nameable;
    }
    case 'service':
    case 'external': {
      const operation = nameable.operations.find((one) => one.name === name);
      if (operation === undefined) {
        return uncallable(
          dotted,
          nameable.operations.map((one) => one.name),
          walk,
        );
      }
      if (!mayRead(dotted, foreign, walk)) return returned(operation.returns);
      walk.bind(callee, { kind: nameable.kind, name, owner: nameable.name, context });
      return returned(operation.returns);
    }
    case 'query':
      if (name) return uncallable(dotted, [], walk);
      if (mayRead(dotted, undefined, walk)) {
        walk.bind(callee, { kind: 'query', name: nameable.name, owner: undefined, context });
      }
      return nameable.returns;
    case 'entity':
    case 'aggregate':
      return storedCallType(callee, { dotted, found, nameable, name, context }, walk);
    case 'command':
      if (name) return uncallable(dotted, [], walk);
      return refuse(dotted, 'commands are sent by the do: of sagas, policies and the like', walk);
    case 'enum':
      return uncallable(dotted, [], walk);
  }
}

const returned = (type: ExpressionType | Parameters<typeof typeOf>[0]): ExpressionType =>
  'card' in type ? typeOf(type) : type;

interface StoredCall extends Called {
  readonly nameable: Stored;
  readonly name: string;
  readonly context: string | undefined;
}

function storedCallType(callee: ExpressionNode, call: StoredCall, walk: Walk): ExpressionType {
  const { dotted, nameable, name, context } = call;
  const commands = nameable.commands.map((command) => command.name);
  if (commands.includes(name)) {
    return refuse(dotted, 'commands are sent by the do: of sagas, policies and the like', walk);
  }
  if (name !== 'get') return uncallable(dotted, ['get', ...commands], walk);
  if (mayRead(dotted, undefined, walk)) {
    walk.bind(callee, { kind: 'get', name, owner: nameable.name, context });
  }
  return types.optional({
    kind: 'object',
    name: nameable.name,
    ...(context !== undefined && { context }),
    members: nameable.row,
  });
}

/** Reads stand in `let` only, never in an arrow function; services and externals are a context's own. */
function mayRead(dotted: DottedName, foreign: string | undefined, walk: Walk): boolean {
  const isInside = walk.scope.reads && walk.arrow;
  if (walk.scope.reads && !walk.arrow && foreign === undefined) return true;
  const hint = isInside
    ? 'not inside an arrow function: look it up in let:'
    : foreign !== undefined && walk.scope.reads
      ? `only ${foreign} calls its own services and externals`
      : undefined;
  refuse(dotted, hint, walk);
  return false;
}

function refuse(dotted: DottedName, hint: string | undefined, walk: Walk): ExpressionType {
  walk.report('SPEC_CALL_NOT_ALLOWED', dotted.node, { name: dotted.names.join('.'), hint });
  return types.unknown;
}

function uncallable(dotted: DottedName, candidates: readonly string[], walk: Walk): ExpressionType {
  const last = dotted.names.at(-1) ?? '';
  walk.report('SPEC_UNKNOWN_CALL', dotted.parts.at(-1) ?? dotted.node, {
    name: dotted.names.join('.'),
    near: nearest(last, candidates),
  });
  return types.unknown;
}
