import type { BoundExpression, CallBinding, Field } from '../model/declaration.ts';
import { commandMethod } from './aggregate-names.ts';
import { statement } from './code-doc.ts';
import { accessOf } from './command-access.ts';
import { calledWith, callsIn } from './command-calls.ts';
import { decisionOf } from './command-decision.ts';
import { usedLets } from './command-lets.ts';
import { handlerNames, letVariable } from './command-names.ts';
import { handlerExpressions, isOneUnit } from './command-ports.ts';
import { fillerOf } from './command-result.ts';
import type { CommandScope } from './command-scope.ts';
import { defaultText } from './default-text.ts';
import { type Doc, printDoc } from './doc.ts';
import { portName, referencesIn } from './entity-references.ts';
import { stringLiteral } from './escape.ts';
import { usesActor } from './expression-names.ts';
import { translate } from './expression-translation.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { pascal } from './names.ts';
import { askedQuery, asksForActor } from './query-asked.ts';
import { statementLayout } from './statement-layout.ts';
import type { Asking } from './translating.ts';
import type { TsExpression, TsProperty } from './ts-expression.ts';
import { call, pathExpression } from './ts-expression.ts';

/** A statement of a handler, whatever its indentation. */
export interface Line {
  readonly at: (indentation: number) => string;
  readonly imports: readonly Import[];
}

const text = (code: string, imports: readonly Import[] = []): Line => ({
  at: (indentation) => `${' '.repeat(indentation)}${code}`,
  imports,
});

/** `head` and an expression behind it. @example 'return', 'const refusal =' */
function expressed(head: string, node: TsExpression, imports: readonly Import[] = []): Line {
  const as = head === '' ? 'argument' : head === 'return' ? 'return' : 'assign';
  const before = head === 'return' ? 'return ' : head;
  return {
    at: (indentation) => {
      const column = indentation + before.length;
      const code = printDoc(statementLayout(node, as), { indent: indentation, column, after: ';' });
      return `${' '.repeat(indentation)}${before}${code};`;
    },
    imports,
  };
}

export interface BodyPlace {
  readonly scope: CommandScope;
  /** What is left out of the input keeps its value, so that it is completed once that is known. */
  readonly keeps: boolean;
  /** What the input is called. */
  readonly variable: 'input' | 'fields';
}

const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/domain' });

function translated(value: BoundExpression, { scope, variable }: BodyPlace) {
  const names = handlerNames(scope, variable);
  const params = (binding: CallBinding): readonly Field[] => calledWith(binding, scope.context);
  const asks = (binding: CallBinding, asking: Asking) => askedQuery(binding, asking, scope);
  return translate(value, { names, context: scope.context.name, isCondition: false, params, asks });
}

const path = pathExpression;

const awaited = (of: TsExpression): TsExpression => ({ kind: 'await', of });

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

function loadOf(place: BodyPlace): Line {
  const { scope } = place;
  const { command, names } = scope;
  const { target, state } = command;
  const known: BodyPlace = place.keeps ? { ...place, variable: 'fields' } : place;
  const head = `const ${names.one} =`;
  const find = (method: string, node: TsExpression, imports: readonly Import[] = []): Line =>
    expressed(head, awaited(call(path(`this.#${names.many}.${method}`), [node])), imports);
  switch (target.kind) {
    case 'new':
      return createOf(scope);
    case 'id':
      return state.creates
        ? text(`${head} (await this.#${names.many}.find(id)) ?? this.#${names.many}.create(id);`)
        : find('get', path('id'));
    case 'expr': {
      const { node, imports } = translated(target.value, known);
      return find('get', node, imports);
    }
    case 'unique': {
      const { node, imports } = translated(target.value, known);
      return find(`getBy${pascal(target.field.name)}`, node, imports);
    }
  }
}

function referenceLines({ scope, variable }: BodyPlace): readonly Line[] {
  const references = referencesIn(scope.command.input, variable);
  const targets = references.map(({ target }) => target);
  return references.map(({ target, ids, isMapped }) => {
    const items: readonly Doc[] = [
      stringLiteral(target.name),
      ids,
      `this.#${portName(target, targets)}`,
    ];
    const args = brackets({ open: '(', close: ')', items, breaks: isMapped });
    return {
      at: (indentation) => statement('await requireExisting', args, indentation),
      imports: [{ name: 'requireExisting', from: '@plinth/runtime/repositories' }],
    };
  });
}

function letLines(place: BodyPlace): readonly Line[] {
  const { scope } = place;
  const used = usedLets(scope.command);
  return scope.command.lets
    .filter(({ name }) => used.has(name))
    .map(({ name, value }) => {
      const { node, imports } = translated(value, place);
      return expressed(`const ${letVariable(name, scope)} =`, node, imports);
    });
}

const property = (key: string, value: TsExpression): TsProperty => ({
  kind: 'property',
  key,
  value,
});

/** The call of the aggregate's method. */
function decideLine({ scope, variable }: BodyPlace): Line {
  const { command, names } = scope;
  const { lets, takesInput, takesActor, mayRefuse } = decisionOf(command);
  const input = path(variable);
  const items: readonly TsProperty[] = [
    ...(command.input.length > 0 ? [{ kind: 'spread', of: input } as const] : []),
    ...lets.map((name) => property(name, path(letVariable(name, scope)))),
  ];
  const given: TsExpression = lets.length === 0 ? input : { kind: 'object', items };
  const args = [...(takesInput ? [given] : []), ...(takesActor ? [path('actor')] : [])];
  const decided = call(path(`${names.one}.${commandMethod(command, names)}`), args);
  return expressed(mayRefuse ? 'const refusal =' : '', decided);
}

const undefinedValue: TsExpression = { kind: 'name', text: 'undefined' };

/** What is answered besides the version. */
function answeredValue(place: BodyPlace): { node: TsExpression; imports: readonly Import[] } {
  const { returns } = place.scope.command;
  if (returns?.kind !== 'fields') return { node: undefinedValue, imports: [] };
  const parts = returns.fields.map((field: Field) => {
    if (field.computed === undefined) {
      return { node: path(fillerOf(field, place.scope, place.variable)), imports: [], field };
    }
    return { ...translated(field.computed, place), field };
  });
  return {
    node: { kind: 'object', items: parts.map(({ field, node }) => property(field.name, node)) },
    imports: parts.flatMap(({ imports }) => imports),
  };
}

function answerLines(place: BodyPlace): readonly Line[] {
  const { names, command } = place.scope;
  const { mayRefuse } = decisionOf(command);
  const save = awaited(path(`this.#${names.many}.save(${names.one})`));
  const value = answeredValue(place);
  const isAtOnce = value.node === undefinedValue && !mayRefuse;
  const answer: TsExpression = {
    kind: 'object',
    items: [property('value', value.node), property('version', isAtOnce ? save : path('version'))],
  };
  if (isAtOnce) return [expressed('return', answer)];
  const outcome: TsExpression = mayRefuse
    ? { kind: 'logical', operator: '??', left: path('refusal'), right: answer }
    : answer;
  // Within a unit the refusal is answered behind it.
  const isThrown = mayRefuse && !isOneUnit(place.scope);
  const returned = isThrown ? call(path('answered'), [outcome]) : outcome;
  return [expressed('const version =', save), expressed('return', returned, value.imports)];
}

/** Whether the handler asks who calls. */
function asksActor(scope: CommandScope): boolean {
  const expressions = handlerExpressions(scope);
  return (
    decisionOf(scope.command).takesActor ||
    expressions.some(usesActor) ||
    expressions.flatMap(callsIn).some((one) => asksForActor(one, scope))
  );
}

/** The statements of a handler, from loading to answering. */
export function bodyLines(place: BodyPlace): readonly Line[] {
  const { scope } = place;
  const { command, names } = scope;
  const actor = text('const actor = currentActor();', [
    { name: 'currentActor', from: '@plinth/runtime/auth' },
  ]);
  const version = text(`requireVersion(${names.one}.version, expected);`, [
    { name: 'requireVersion', from: '@plinth/runtime/services' },
  ]);
  const check = accessOf(scope)?.check(place.variable) ?? '';
  return [
    ...(asksActor(scope) ? [actor] : []),
    loadOf(place),
    ...(place.keeps ? [text(`const input = this.#input(fields, ${names.one}.state);`)] : []),
    ...(check === '' ? [] : [text(check)]),
    ...(command.state.changes ? [version] : []),
    ...referenceLines(place),
    ...letLines(place),
    decideLine(place),
    ...answerLines(place),
  ];
}
