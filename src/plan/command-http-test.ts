import { madeId } from './aggregate-sample.ts';
import { type AggregateScope, aggregateFile } from './aggregate-scope.ts';
import { routedCommands } from './command-controller.ts';
import { accessCases } from './command-http-access.ts';
import type { CommandCase } from './command-http-case.ts';
import { doneCases } from './command-http-done.ts';
import { inputCases } from './command-http-input.ts';
import { refusedCases } from './command-http-refused.ts';
import { requestBody, requestUrl } from './command-http-request.ts';
import { creationOf } from './entity-sample.ts';
import { stringLiteral } from './escape.ts';
import { fixtureImports, fixtureView, testFile } from './http-fixture.ts';
import { type Import, renderImports } from './imports.ts';
import { sentence } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { plainSampleText } from './sample-text.ts';

/** The test of an aggregate's commands over HTTP, and the fixture that makes instances for it and for others. */
export const planCommandHttpTest = (scope: AggregateScope): readonly PlannedFile[] => [
  ...fixture(scope),
  ...test(scope),
];

function fixture(scope: AggregateScope): readonly PlannedFile[] {
  const { aggregate, model } = scope;
  const creation = creationOf(aggregate, model);
  if (creation === undefined) return [];
  const { command } = creation.scope;
  const sending = {
    routed: { http: command.http, input: command.input },
    input: creation.input,
    id: creation.id,
  };
  const path = testFile(aggregate, 'fixture');
  const template = 'app/test/contexts/__context__/__entity__.fixture.ts';
  return [
    {
      ...aggregateFile(scope, { role: 'fixture', path, template: '', view: {} }),
      template,
      view: fixtureView(aggregate, {
        file: path,
        needs: creation.needs,
        method: command.http.method.toLowerCase(),
        path: requestUrl(sending) ?? '',
        body: requestBody(sending),
        answered: command.http.envelope,
      }),
    },
  ];
}

function test(scope: AggregateScope): readonly PlannedFile[] {
  const { model, context, aggregate, names } = scope;
  const groups = routedCommands(model, context, aggregate).flatMap((routed) => {
    const cases = [
      ...doneCases(scope, routed),
      ...refusedCases(scope, routed),
      ...inputCases(routed),
      ...accessCases(scope, routed),
    ];
    const title = stringLiteral(sentence(routed.command.name).toLowerCase());
    return cases.length === 0 ? [] : [{ title, cases }];
  });
  if (groups.length === 0) return [];
  const path = testFile(aggregate, 'http.test');
  const cases = groups.flatMap((group) => group.cases);
  return [
    {
      ...aggregateFile(scope, { role: 'http-test', path, template: '', view: {} }),
      template: 'app/test/contexts/__context__/__aggregate__.http.test.ts',
      view: {
        imports: importsOf(scope, cases, path),
        nouns: names.nouns,
        unknownId: usesUnknownId(cases) ? plainSampleText(madeId(aggregate) ?? null) : null,
        groups,
      },
    },
  ];
}

const usesUnknownId = (cases: readonly CommandCase[]): boolean =>
  cases.some(({ statements }) => statements.some((one) => one.includes('unknownId')));

function importsOf(scope: AggregateScope, cases: readonly CommandCase[], path: string): string {
  const { names, aggregate } = scope;
  const uses = new Set(cases.flatMap((one) => one.uses));
  const vitest = ['afterEach', 'beforeEach', 'describe', 'expect', 'test'];
  const from = testFile(aggregate, 'fixture');
  const imports: readonly Import[] = [
    ...vitest.map((name) => ({ name, from: 'vitest' })),
    { name: 'startTestApp', from: 'test/test-app.ts' },
    { name: 'TestApp', from: 'test/test-app.ts', type: true },
    ...(uses.has('locationOf') ? [{ name: 'locationOf', from: 'test/test-app.ts' }] : []),
    ...(uses.has('create') ? [{ name: `create${names.type}`, from }] : []),
    ...(uses.has('new') ? [{ name: `new${names.type}`, from }] : []),
    ...fixtureImports(cases.flatMap(({ needs }) => needs)),
  ];
  return renderImports(imports, path);
}
