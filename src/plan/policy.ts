import { declaredFile } from './declared-file.ts';
import { type Doc, group, ifBreak, indent, line, printDoc, softline } from './doc.ts';
import { doingExpressions, doingPorts } from './doing-ports.ts';
import { planDoingTest } from './doing-test.ts';
import { docComment, stringLiteral } from './escape.ts';
import { computedFields, eventNames, eventParts } from './event-names.ts';
import { translate } from './expression-translation.ts';
import { heardType, typesLine } from './heard-types.ts';
import { type Import, renderImports } from './imports.ts';
import { kebab } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import type { PolicyScope } from './policy-scope.ts';
import { guardLine, type Lines, type ReactionPlace, reactionLines } from './reaction-lines.ts';
import { retryText } from './retry-text.ts';
import { statementLayout } from './statement-layout.ts';
import type { Translating } from './translating.ts';
import { pathExpression } from './ts-expression.ts';

const runtime = (name: string, from: string, type = true): Import => ({
  name,
  from: `@plinth/runtime/${from}`,
  type,
});

/** What is written by hand has the event as one. */
function namesIn({ policy }: PolicyScope) {
  return policy.body.kind === 'code'
    ? eventNames({ before: 'event.', clock: 'this.ports.clock' })
    : eventNames({ before: '', clock: 'this.#clock' });
}

const translating = (scope: PolicyScope, isCondition: boolean): Translating => ({
  names: namesIn(scope),
  context: scope.context.name,
  isCondition,
});

/** What is published under a name is computed from what the event says. */
function computedLines(scope: PolicyScope): Lines {
  const fields = computedFields(doingExpressions(scope.policy));
  const lines = fields.flatMap(({ name, computed }) => {
    if (computed === undefined) return [];
    const { node, imports } = translate(computed, translating(scope, false));
    const head = `const ${name} =`;
    const place = { indent: 4, column: 4 + head.length, after: ';' };
    return [{ line: `    ${head}${printDoc(statementLayout(node, 'assign'), place)};`, imports }];
  });
  return {
    lines: lines.map((one) => one.line),
    imports: lines.flatMap(({ imports }) => imports),
  };
}

/** `await this.#commands.send(new ShipCommand(data.orderId), { key });` */
const placeOf = (scope: PolicyScope): ReactionPlace => ({
  ...scope,
  translating: (isCondition) => translating(scope, isCondition),
  options: {
    kind: 'object',
    items: [{ kind: 'property', key: 'key', value: pathExpression('key') }],
  },
  indent: 4,
});

/** How often what fails is tried again; '' where that is as usual. */
function retryLine({ policy }: PolicyScope): string {
  const retry = retryText(policy.retry);
  return retry === '' ? '' : `  readonly retry = ${retry};`;
}

/** The head of `handle`, on one line or with its parameters on lines of their own. */
function handleHead(scope: PolicyScope, type: Doc): string {
  const isCode = scope.policy.body.kind === 'code';
  const event = isCode ? 'event' : eventParts(doingExpressions(scope.policy)) || '_event';
  const delivery = isCode ? 'delivery: Delivery' : '{ key }: Delivery';
  const params = group([
    '(',
    indent(softline, [event, ': ', type], ',', line, delivery),
    ifBreak(','),
    softline,
    ')',
  ]);
  const returns = ': Promise<void> {';
  return `  async handle${printDoc(params, { indent: 2, column: 14, after: returns })}${returns}`;
}

/** `application/policies/mark-shipped.ts` */
function planPolicyClass(scope: PolicyScope): PlannedFile {
  const { policy, type, file, name } = scope;
  const { body, when } = policy;
  const ports = doingPorts(policy, scope);
  const heard = heardType(scope);
  const all: readonly Lines[] = [
    computedLines(scope),
    ...(when ? [guardLine(when, placeOf(scope), 'return;')] : []),
    ...(body.kind === 'do' ? [reactionLines(body.reaction, placeOf(scope))] : []),
  ];
  const imports: readonly Import[] = [
    ...['Delivery', 'EventSubscription', 'Heard'].map((one) => runtime(one, 'events')),
    ...(body.kind === 'code' ? [runtime('NotImplemented', 'domain', false)] : []),
    ...heard.imports,
    ...ports.flatMap((port) => port.imports),
    ...all.flatMap((one) => one.imports),
  ];
  return declaredFile(scope.policy, {
    role: 'policy',
    path: file,
    template: 'app/src/contexts/__context__/application/policies/__policy__.ts',
    view: {
      imports: renderImports(imports, file),
      doc: docComment(policy.description),
      type,
      name: stringLiteral(name),
      types: typesLine(scope.heard),
      retry: retryLine(scope),
      isCode: body.kind === 'code',
      stub: stringLiteral(policy.id),
      ports,
      portsType: `${type}Ports`,
      handle: handleHead(scope, heard.doc),
      statements: all.flatMap(({ lines }) => lines),
    },
  });
}

/** `test/contexts/ordering/mark-shipped.policy.test.ts` */
const planPolicyTest = ({ policy, ...scope }: PolicyScope): readonly PlannedFile[] =>
  planDoingTest({
    ...scope,
    declared: policy,
    doing: policy,
    harness: 'SubscriptionTest',
    path: `test/contexts/${kebab(scope.context.name)}/${kebab(policy.name)}.policy.test.ts`,
    template: 'app/test/contexts/__context__/__policy__.policy.test.ts',
  });

/** The policies of a context and their tests. */
export const planPolicies = (scopes: readonly PolicyScope[]): readonly PlannedFile[] =>
  scopes.flatMap((scope) => [planPolicyClass(scope), ...planPolicyTest(scope)]);
