import type { Field } from '../model/declaration.ts';
import { commandMethod } from './aggregate-names.ts';
import { statement } from './code-doc.ts';
import { accessOf } from './command-access.ts';
import { callsIn } from './command-calls.ts';
import { decisionOf } from './command-decision.ts';
import { usedLets } from './command-lets.ts';
import { firstLines, loadOf } from './command-load.ts';
import { letVariable } from './command-names.ts';
import { handlerExpressions, isOneUnit } from './command-ports.ts';
import { fillerOf } from './command-result.ts';
import type { CommandScope } from './command-scope.ts';
import type { Doc } from './doc.ts';
import { portName, referencesIn } from './entity-references.ts';
import { stringLiteral } from './escape.ts';
import { usesActor } from './expression-names.ts';
import { type BodyPlace, expressed, type Line, lineOf, translated } from './handler-line.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { asksForActor } from './query-asked.ts';
import type { TsExpression, TsProperty } from './ts-expression.ts';
import { call, pathExpression } from './ts-expression.ts';

const path = pathExpression;

const awaited = (of: TsExpression): TsExpression => ({ kind: 'await', of });

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
  return [expressed('const version =', save), expressed('return', outcome, value.imports)];
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

/** The statements of a handler: those before its unit of work, and those within. */
export interface Body {
  readonly before: readonly Line[];
  readonly within: readonly Line[];
}

export function bodyOf(place: BodyPlace): Body {
  const { scope } = place;
  const { command, names } = scope;
  const { target, once } = command;
  const actor = asksActor(scope)
    ? [
        lineOf('const actor = currentActor();', [
          { name: 'currentActor', from: '@plinth/runtime/auth' },
        ]),
      ]
    : [];
  // The key of a repeat names the instance, and that may be the one of who asks.
  const isFirst = once !== undefined && 'value' in target && usesActor(target.value);
  const version = lineOf(`requireVersion(${names.one}.version, expected);`, [
    { name: 'requireVersion', from: '@plinth/runtime/services' },
  ]);
  const check = accessOf(scope)?.check(place.variable) ?? '';
  const first = [...(isFirst ? actor : []), ...firstLines(place)];
  const decided = [
    ...(isFirst ? [] : actor),
    loadOf(place),
    ...(place.keeps ? [lineOf(`const input = this.#input(fields, ${names.one}.state);`)] : []),
    ...(check === '' ? [] : [lineOf(check)]),
    ...(command.state.changes ? [version] : []),
    ...referenceLines(place),
    ...letLines(place),
    decideLine(place),
  ];
  const answer = answerLines(place);
  return isOneUnit(scope)
    ? { before: first, within: [...decided, ...answer] }
    : { before: [...first, ...decided], within: answer };
}
