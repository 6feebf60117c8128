import type { Field } from '../model/declaration.ts';
import { statement } from './code-doc.ts';
import { completed } from './command-fields.ts';
import { letVariable } from './command-names.ts';
import type { CommandScope } from './command-scope.ts';
import { isSentWithId } from './command-senders.ts';
import { defaultText } from './default-text.ts';
import { type BodyPlace, expressed, type Line, lineOf, translated } from './handler-line.ts';
import type { Import } from './imports.ts';
import { pascal } from './names.ts';
import { call, pathExpression, type TsExpression } from './ts-expression.ts';
import { mayBeAbsent } from './type-schema.ts';

const path = pathExpression;

const awaited = (of: TsExpression): TsExpression => ({ kind: 'await', of });

const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/domain' });

/** The id of a new instance. */
function newIdOf({ aggregate, names }: CommandScope) {
  const { made, field } = aggregate.identity;
  switch (made) {
    case 'given':
      return { node: path('id'), imports: [] };
    case 'sequence':
      return { node: awaited(path(`this.#${names.many}.nextId()`)), imports: [] };
    case 'uuid':
      return { node: path('newId()'), imports: [runtime('newId')] };
    case 'default': {
      if (field.default === undefined) return { node: path('id'), imports: [] };
      const { text: code, imports } = defaultText(field.default, field.type, aggregate.context);
      return { node: path(code.replace('clock', 'this.#clock')), imports };
    }
  }
}

function createOf(scope: CommandScope): Line {
  const { many, one } = scope.names;
  const id = newIdOf(scope);
  return expressed(`const ${one} =`, call(path(`this.#${many}.create`), [id.node]), id.imports);
}

/** What of the input says which instance, or that it is a repeat: known before the state is. */
export function namedFirst({ command }: CommandScope): ReadonlySet<string> {
  const { target, once } = command;
  const bindings = 'value' in target ? [...target.value.bindings.values()] : [];
  const named = bindings.flatMap(({ kind, name }) => (kind === 'input' ? [name] : []));
  return new Set([...named, ...(once ? [once.name] : [])]);
}

/** Those that may be left out, where the rest of the input waits for the state. */
const completedFirst = ({ scope, keeps }: BodyPlace): readonly Field[] =>
  keeps
    ? scope.command.input.filter((field) => namedFirst(scope).has(field.name) && mayBeAbsent(field))
    : [];

/** The place before the state is known. */
function before(place: BodyPlace): BodyPlace {
  if (!place.keeps) return place;
  const variables = new Set(completedFirst(place).map(({ name }) => name));
  return { ...place, variable: 'fields', variables };
}

const nothing: ReadonlySet<string> = new Set();

/** A variable for each of those. */
const completions = (place: BodyPlace): readonly Line[] =>
  completedFirst(place).map((field) => {
    const { tail, imports } = completed(field, nothing, place.scope.context.name);
    const head = `const ${letVariable(field.name, place.scope)} =`;
    return { at: (indentation) => statement(head, tail, indentation), imports };
  });

/** `id ?? …` where a caller may say which instance it is. */
const unlessSent = (node: TsExpression, scope: CommandScope): TsExpression =>
  isSentWithId(scope) ? { kind: 'logical', operator: '??', left: path('id'), right: node } : node;

/** By what a repeat is known: which instance it is for, and the input that says so. */
function keyOf(place: BodyPlace): Line {
  const { scope } = place;
  const { target, state, once } = scope.command;
  const { variable, variables } = before(place);
  const name = once?.name ?? '';
  const value = variables?.has(name) ? letVariable(name, scope) : `${variable}.${name}`;
  const instance = 'value' in target ? translated(target.value, before(place)) : undefined;
  const found = instance ? [unlessSent(instance.node, scope)] : state.changes ? [path('id')] : [];
  // Who does not say what it repeats repeats nothing.
  const isOpen = once?.card === 'optional' && once.default === undefined;
  const said: TsExpression = isOpen
    ? { kind: 'logical', operator: '??', left: path(value), right: path('newId()') }
    : path(value);
  const key: TsExpression = { kind: 'array', items: [...found, said] };
  const imports = [...(instance?.imports ?? []), ...(isOpen ? [runtime('newId')] : [])];
  return expressed('const key =', key, imports);
}

/** The lines before the work that is done once begins, or the state is loaded. */
export const firstLines = (place: BodyPlace): readonly Line[] => [
  ...completions(place),
  ...(place.scope.command.once ? [keyOf(place)] : []),
];

/** How the handler comes by the instance. */
export function loadOf(place: BodyPlace): Line {
  const { scope } = place;
  const { command, names } = scope;
  const { target, state } = command;
  const head = `const ${names.one} =`;
  const found = (method: string, node: TsExpression): TsExpression =>
    awaited(call(path(`this.#${names.many}.${method}`), [node]));
  switch (target.kind) {
    case 'new':
      return createOf(scope);
    case 'id':
      return state.creates
        ? lineOf(`${head} (await this.#${names.many}.find(id)) ?? this.#${names.many}.create(id);`)
        : expressed(head, found('get', path('id')));
    case 'expr': {
      const { node, imports } = translated(target.value, before(place));
      return expressed(head, found('get', unlessSent(node, scope)), imports);
    }
    case 'unique': {
      const { node, imports } = translated(target.value, before(place));
      const byField = found(`getBy${pascal(target.field.name)}`, node);
      if (!isSentWithId(scope)) return expressed(head, byField, imports);
      const test = {
        kind: 'binary',
        operator: '===',
        left: path('id'),
        right: path('undefined'),
      } as const;
      const either: TsExpression = {
        kind: 'conditional',
        test,
        yes: byField,
        no: found('get', path('id')),
      };
      return expressed(head, either, imports);
    }
  }
}
