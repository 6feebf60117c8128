import type { CallBinding, Field, LocalBinding } from '../model/declaration.ts';
import { declaredFile } from './declared-file.ts';
import { type Doc, group, ifBreak, indent, join, line, printDoc, softline } from './doc.ts';
import { docComment, stringLiteral } from './escape.ts';
import { translate } from './expression-translation.ts';
import { typesLine } from './heard-types.ts';
import { eventType } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { contractFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { policyExpressions, policyPorts } from './policy-ports.ts';
import type { PolicyScope } from './policy-scope.ts';
import { planPolicyTest } from './policy-test.ts';
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

/** How a policy says the names of its expressions; what is written by hand has the event as one. */
function namesIn({ policy }: PolicyScope) {
  const event = policy.body.kind === 'code' ? 'event.' : '';
  return ({ kind, name, field }: LocalBinding | CallBinding): string => {
    if (kind === 'payload') return field?.computed ? name : `${event}data.${name}`;
    if (kind === 'whole') return `${event}data`;
    if (kind === 'meta') return `${event}meta`;
    return kind === 'now' ? 'this.#clock.now()' : name;
  };
}

const translating = (scope: PolicyScope, isCondition: boolean): Translating => ({
  names: namesIn(scope),
  context: scope.context.name,
  isCondition,
});

/** What is published under a name is computed from what the event says. */
function computedLines(scope: PolicyScope): Lines {
  const bindings = policyExpressions(scope).flatMap((one) => [...one.bindings.values()]);
  const fields = new Set(
    bindings.flatMap(({ kind, field }): readonly Field[] =>
      kind === 'payload' && field?.computed ? [field] : [],
    ),
  );
  const lines = [...fields].flatMap(({ name, computed }) => {
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

/** The type of what is heard. @example 'Heard<{ ShipmentDispatched: ShipmentDispatched }>' */
function heardType({ heard, context, model }: PolicyScope) {
  const events = heard.flatMap(({ source, events: some }) =>
    some.map((event) => {
      const isOwn = source.context === context.name;
      const type = eventType(event, model);
      const from = isOwn ? source.file : contractFile(source.context ?? '');
      return { event, type, imported: { name: type, from, type: true } };
    }),
  );
  const members = events.map(({ event, type }): Doc => `${event.name}: ${type}`);
  const inner = indent(line, join([';', line], members));
  const doc: Doc = ['Heard<', group(['{', inner, ifBreak(';'), line, '}']), '>'];
  return { doc, imports: events.map(({ imported }) => imported) };
}

/** How often what fails is tried again; '' where that is as usual. */
function retryLine({ policy }: PolicyScope): string {
  const retry = retryText(policy.retry);
  return retry === '' ? '' : `  readonly retry = ${retry};`;
}

/** What of an event is named in a policy that takes it apart. */
function partsOf(scope: PolicyScope): readonly string[] {
  const isComputed = (field: Field | undefined): boolean => field?.computed !== undefined;
  const all = policyExpressions(scope).flatMap((one) => [...one.bindings.values()]);
  const inside = all.flatMap(({ field }) =>
    field?.computed && isComputed(field) ? [...field.computed.bindings.values()] : [],
  );
  const kinds = new Set([...all, ...inside].map(({ kind }) => kind));
  return [
    ...(kinds.has('payload') || kinds.has('whole') ? ['data'] : []),
    ...(kinds.has('meta') ? ['meta'] : []),
  ];
}

/** The head of `handle`, on one line or with its parameters on lines of their own. */
function handleHead(scope: PolicyScope, type: Doc): string {
  const isCode = scope.policy.body.kind === 'code';
  const parts = partsOf(scope);
  const event = isCode ? 'event' : parts.length === 0 ? '_event' : `{ ${parts.join(', ')} }`;
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
  const ports = policyPorts(scope);
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

/** The policies of a context and their tests. */
export const planPolicies = (scopes: readonly PolicyScope[]): readonly PlannedFile[] =>
  scopes.flatMap((scope) => [planPolicyClass(scope), ...planPolicyTest(scope)]);
