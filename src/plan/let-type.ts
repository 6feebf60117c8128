import type { Command } from '../model/command.ts';
import type {
  BoundExpression,
  Child,
  Enum,
  ExpressionType,
  Name,
  Union,
  Value,
} from '../model/declaration.ts';
import type { ExpressionNode } from '../model/expression-node.ts';
import { decisionExpressions } from './command-expressions.ts';
import { typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { memberText } from './member-layout.ts';
import { pascal } from './names.ts';
import { importFile } from './paths.ts';
import { propertyName } from './schema-text.ts';
import type { TypeText } from './type-text.ts';

/** An interface for what was looked up: the members that the decision names. */
export interface LookedUp {
  readonly type: string;
  readonly members: readonly string[];
}

export interface LetType extends TypeText {
  readonly interfaces: readonly LookedUp[];
  /** The declared types that it names. */
  readonly named: readonly Named[];
}

type Named = Child | Enum | Union | Value;

const plain = (text: string): LetType => ({ text, imports: [], interfaces: [], named: [] });

interface Place {
  /** What an interface for it is called. @example 'AddLineProduct' */
  readonly name: string;
  readonly context: string | undefined;
  /** The members that are named; undefined: all. */
  readonly named?: ReadonlySet<string> | undefined;
}

/** The type of a `let` in the input of the method that decides by it. */
export function letType(
  { name, value }: Command['lets'][number],
  command: Command,
  context: string | undefined,
): LetType {
  const named = membersNamed(name, command);
  return textOf(value.type, { name: `${pascal(command.name)}${pascal(name)}`, context, named });
}

function textOf(type: ExpressionType, place: Place): LetType {
  switch (type.kind) {
    case 'null':
    case 'string':
    case 'number':
    case 'boolean':
      return plain(type.kind);
    case 'unknown':
      return domain('JsonValue');
    case 'decimal':
      return domain('Decimal');
    case 'enum':
    case 'union':
    case 'value':
    case 'child': {
      const name = typeName(type);
      const imports: readonly Import[] = [
        { name, from: importFile(type, place.context), type: true },
      ];
      return { text: name, imports, interfaces: [], named: [type] };
    }
    case 'object':
      return lookedUp(type.members, place);
    case 'optional':
      return around(textOf(type.of, place), (text) => `${text} | null`);
    case 'list': {
      const of = (text: string) => `readonly ${text.includes(' ') ? `(${text})` : text}[]`;
      return around(textOf(type.of, { ...place, named: undefined }), of);
    }
    case 'map':
      return around(
        textOf(type.of, { ...place, named: undefined }),
        (text) => `Readonly<Record<string, ${text}>>`,
      );
  }
}

const domain = (name: string): LetType => ({
  text: name,
  imports: [{ name, from: '@plinth/runtime/domain', type: true }],
  interfaces: [],
  named: [],
});

const around = (type: LetType, of: (text: string) => string): LetType => ({
  ...type,
  text: of(type.text),
});

function lookedUp(members: readonly Name[], { name, context, named }: Place): LetType {
  const wanted = members.filter((member) => named === undefined || named.has(member.name));
  // Only whether there is one is asked.
  if (wanted.length === 0) return plain('object');
  const typed = wanted.map((member) => ({
    member,
    of: textOf(member.type, { name: `${name}${pascal(member.name)}`, context }),
  }));
  const own: LookedUp = {
    type: name,
    members: typed.map(({ member, of }) => memberText(propertyName(member.name), of.text)),
  };
  return {
    text: name,
    imports: typed.flatMap(({ of }) => of.imports),
    interfaces: [...typed.flatMap(({ of }) => of.interfaces), own],
    named: typed.flatMap(({ of }) => of.named),
  };
}

/** The members of a `let` that the decision names; undefined: it takes the whole of it. */
function membersNamed(name: string, command: Command): ReadonlySet<string> | undefined {
  const named = new Set<string>();
  const byName = command.outcomes.some(({ emit }) =>
    emit.some(({ fill }) => fill.some(({ from }) => from.kind === 'let' && from.name === name)),
  );
  const isWhole = decisionExpressions(command).some((bound) => {
    const counts = countMembers(bound, name, named);
    return counts.all > counts.reached;
  });
  return byName || isWhole ? undefined : named;
}

/** How often a `let` is named, and how often only to reach a member or to compare it with null. */
function countMembers(bound: BoundExpression, name: string, named: Set<string>) {
  const isLet = (node: ExpressionNode) => {
    const binding = bound.bindings.get(node);
    return binding?.kind === 'let' && binding.name === name;
  };
  let reached = 0;
  for (const node of bound.types.keys()) {
    if (node.type === 'MemberExpression' && isLet(node.object) && !node.computed) {
      if (node.property.type === 'Identifier') named.add(node.property.name);
      reached += 1;
    }
    if (node.type === 'BinaryExpression') {
      const sides = [node.left, node.right];
      const isNull = sides.some((side) => side.type === 'Literal' && side.value === null);
      if (isNull && sides.some(isLet)) reached += 1;
    }
  }
  const all = [...bound.bindings.keys()].filter(isLet).length;
  return { all, reached };
}
