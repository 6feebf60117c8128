import { type Attempt, attemptsOn, type Path } from './aggregate-paths.ts';
import { type Creation, type Done, isAllowed } from './aggregate-sample.ts';
import type { AggregateScope } from './aggregate-scope.ts';
import type { RoutedScope } from './command-controller.ts';
import {
  afterText,
  type CommandCase,
  expectBody,
  expectStatus,
  line,
  prepared,
  stepCall,
  title,
  versionHeader,
} from './command-http-case.ts';
import { requestBody, requestCall, requestUrl, rowVariable } from './command-http-request.ts';
import { outcomeOf } from './command-outcome.ts';
import { commandSamples } from './command-sample.ts';
import { queriesOf } from './created-query.ts';
import { line as inLine } from './doc.ts';
import { creationOf } from './entity-sample.ts';
import { stringLiteral } from './escape.ts';
import { madeBy } from './http-fixture.ts';
import { brackets } from './layout.ts';
import { article } from './names.ts';
import type { Sample } from './sample.ts';
import { Unknown } from './sample-equality.ts';
import { expectedProperties } from './sample-expected.ts';
import { neededRows } from './sample-needs.ts';
import { sampleDoc } from './sample-text.ts';
import { propertyName } from './schema-text.ts';

/** What is tested of a command that does what it is for. */
export function doneCases(scope: AggregateScope, routed: RoutedScope): readonly CommandCase[] {
  const creation = creationOf(scope.aggregate, scope.model);
  const attempts = attemptsOn(scope).filter(
    ({ scope: of, outcome }) => of.command === routed.command && outcome.kind === 'done',
  );
  const [first] = attempts;
  return [
    ...attempts.flatMap((attempt): readonly CommandCase[] => {
      const isFixture = attempt.path === undefined && creation?.scope.command === routed.command;
      const made = isFixture ? creationCase(scope, creation) : doneCase(scope, attempt);
      return made ? [made] : [];
    }),
    ...[first && repeatedCase(scope, first)].flatMap((one) => one ?? []),
  ];
}

/** It is answered where the new one is, and it is found there where something answers that. */
function creationCase(scope: AggregateScope, creation: Creation): CommandCase | undefined {
  const { scope: routed, input, id, needs, done } = creation;
  const { http } = routed.command;
  const url = requestUrl({ routed: { http, input: routed.command.input }, input, id });
  if (url === undefined) return undefined;
  const made = madeBy(scope.names.type, needs, 'app.api');
  const sent = requestBody({ routed: { http, input: routed.command.input }, input, id });
  const asked = requestCall({
    ...{ http, client: 'app.api', url, headers: undefined },
    body: sent && made,
  });
  const located = locationOf(creation);
  return {
    title: title(`makes ${article(scope.names.noun)} and says where it is`),
    statements: [
      line('const answer = await', [' ', asked]),
      ...answerLines(routed, done),
      line(`expect(locationOf(answer)).toBe(${located})`),
      ...foundLines(creation),
    ],
    needs: [],
    uses: [...(sent ? (['new'] as const) : []), 'locationOf'],
  };
}

/** Where the answer has the id of what was made. */
const answeredId = ({ command }: RoutedScope): string => {
  const { envelope } = command.http;
  return envelope === undefined
    ? 'answer.body.id'
    : `answer.body.${propertyName(envelope)}.id`.replace(/\.'(.*)'\./, "['$1'].");
};

/** The address of what was made, in code. */
function locationOf({ scope, id }: Creation): string {
  const { http } = scope.command;
  if (!http.params.some(({ name }) => name === 'id')) {
    return `\`${http.path}/\${${answeredId(scope)}}\``;
  }
  const [before = ''] = http.path.split('/:id', 1);
  return typeof id === 'object'
    ? `\`${before}/\${${answeredId(scope)}}\``
    : stringLiteral(`${before}/${encodeURIComponent(String(id))}`);
}

/** Where a query answers at the very address that a creation gives. */
function foundLines(creation: Creation): readonly string[] {
  const { http } = creation.scope.command;
  const [before = ''] = http.path.split('/:id', 1);
  const found = queriesOf(creation).find(
    ({ query, by }) =>
      by === creation.done.instance?.state.get('id') &&
      query.http.method === 'GET' &&
      /^(.*)\/:\w+$/.exec(query.http.path)?.[1] === before,
  );
  if (found === undefined) return [];
  return [
    ...(found.isLater ? [line('await app.settled()')] : []),
    line('const found = await app.api.get(locationOf(answer))'),
    expectStatus('found', found.query.http.status),
  ];
}

/** The status, the version, and what is known of the body. */
function answerLines(routed: RoutedScope, done: Done): readonly string[] {
  const { command } = routed;
  const ends = command.state.to.length > 0 && command.state.to.every((to) => to === 'deleted');
  const version = ends ? undefined : done.instance?.version;
  const known = resultProperties(routed, done);
  const { envelope } = command.http;
  const items =
    envelope === undefined
      ? known
      : [
          [
            propertyName(envelope),
            ': ',
            brackets({ open: '{', close: '}', items: known, space: inLine }),
          ],
        ];
  return [
    expectStatus('answer', command.http.status),
    ...(version === undefined ? [] : [line(`expect(answer.headers.etag).toBe('W/"${version}"')`)]),
    ...(known.length === 0 ? [] : [expectBody('answer', items)]),
  ];
}

/** What is known of the fields that are answered; those with an expression are not looked into. */
function resultProperties({ command }: RoutedScope, { names, instance }: Done) {
  const { returns } = command;
  if (returns?.kind !== 'fields') return [];
  return expectedProperties(returns.fields, (name): Sample | undefined => {
    const isGiven = [...command.lets, ...command.input].some((one) => one.name === name);
    if (!isGiven) return instance?.state.get(name);
    const kind = command.lets.some((one) => one.name === name) ? 'let' : 'input';
    try {
      return names({ kind, name, field: undefined });
    } catch (error) {
      if (error instanceof Unknown) return undefined;
      throw error;
    }
  });
}

/** @example ' after deposit', ' where it exists' */
const whereText = ({ command }: RoutedScope, path: Path): string =>
  afterText(path) || (command.state.creates ? ' where it exists' : '');

function doneCase(scope: AggregateScope, attempt: Attempt): CommandCase | undefined {
  const { scope: routed, path, outcome } = attempt;
  const before = prepared(scope, path, attempt);
  const headers = versionHeader(routed, path?.instance.version ?? 0);
  const sent = stepCall(attempt, { headers: path && headers });
  if (!before || !sent || outcome.kind !== 'done') return undefined;
  return {
    title: title(`answers ${routed.command.http.status}${path ? whereText(routed, path) : ''}`),
    statements: [
      ...before.statements,
      line('const answer = await', [' ', sent]),
      ...answerLines(routed, outcome),
    ],
    needs: before.needs,
    uses: before.uses,
  };
}

/** The same once more: it is answered as before, and the version stays. */
function repeatedCase(scope: AggregateScope, first: Attempt): CommandCase | undefined {
  const { command, aggregate, model } = first.scope;
  const { once } = command;
  const { id } = first;
  const isAimed = command.target.kind === 'new' || command.target.kind === 'id';
  if (once === undefined || !isAimed) return undefined;
  const inside = first.path ? [] : [aggregate];
  const input = commandSamples(command, { inside, shown: [once] }).find((sample) => {
    const occasion = { command, aggregate, instance: first.path?.instance, input: sample, id };
    const isSameRows = neededRows(sample).length === neededRows(first.input).length;
    return isSameRows && isAllowed(occasion, model) && outcomeOf(occasion)?.kind === 'done';
  });
  if (input === undefined || input.entries.every(({ name }) => name !== once.name))
    return undefined;
  const attempt = { ...first, input };
  const before = prepared(scope, first.path, attempt);
  const body = requestBody({ routed: { http: command.http, input: command.input }, input, id });
  const headers = first.path && versionHeader(first.scope, first.path.instance.version);
  const sent = stepCall(attempt, { headers, body: 'body' });
  if (!before || !sent || body === undefined) return undefined;
  return {
    title: title('changes nothing the second time'),
    statements: [
      ...before.statements,
      line('const body =', [' ', sampleDoc(body, rowVariable)]),
      line('const answer = await', [' ', sent]),
      line('const again = await', [' ', sent]),
      line('expect(again.status).toBe(answer.status)'),
      line('expect(again.headers.etag).toBe(answer.headers.etag)'),
      line('expect(again.body).toEqual(answer.body)'),
    ],
    needs: before.needs,
    uses: before.uses,
  };
}
