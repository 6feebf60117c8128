import type { Model } from '../model/model.ts';
import { arbitrariesFile } from './arbitrary.ts';
import { below, objectCall, property, statement } from './code-doc.ts';
import { type Doc, group, ifBreak, indent, line } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { kebab, pascal } from './names.ts';
import { hasOpsRoutes } from './ops.ts';
import type { PlannedFile } from './planned-file.ts';
import { hasSeed, processName } from './process.ts';
import { externalsView } from './process-externals.ts';
import { hasMessages } from './process-messages.ts';
import { generatedQueries } from './query-scope.ts';
import { hasRandomCommands } from './random-commands.ts';
import {
  followsEvents,
  hasProcesses,
  hasSagas,
  hasStreams,
  hasSubscriptions,
} from './reaction-calls.ts';
import { hasViews } from './rebuild.ts';
import { jsonText, propertyName } from './schema-text.ts';

/** The tests that are not about one thing of the spec: the layers, and the app that others start. */
export function planTests(model: Model): readonly PlannedFile[] {
  return [
    {
      path: 'test/architecture.test.ts',
      id: 'app#architecture-test',
      template: 'app/test/architecture.test.ts',
      view: {
        uses: usesLines(model),
        hasAggregates: model.contexts.some(({ aggregates }) => aggregates.length > 0),
      },
    },
    ...(isServed(model) ? [testApp(model)] : []),
    ...(hasRandomCommands(model)
      ? [
          {
            path: arbitrariesFile,
            id: 'app#arbitraries',
            template: 'app/test/arbitraries.ts',
            view: {},
          },
        ]
      : []),
  ];
}

/** A property for each context that uses others. */
const usesLines = (model: Model): readonly string[] =>
  model.contexts
    .filter(({ uses }) => uses.length > 0)
    .map(({ name, uses }) => {
      const items = uses.map((one) => stringLiteral(kebab(one.context)));
      const list = brackets({ open: '[', close: ']', items });
      return property(propertyName(kebab(name)), [' ', list], 2);
    });

/** Whether there is a route that a test could call. */
const isServed = (model: Model): boolean =>
  model.contexts.some((context) =>
    [
      ...context.entities,
      ...generatedQueries(context),
      ...context.aggregates.flatMap(({ commands }) => commands),
      ...context.commands,
      ...context.consumes.flatMap(({ messages }) => messages),
    ].some(({ http }) => http !== undefined),
  );

function testApp(model: Model): PlannedFile {
  const process = processName(model);
  const path = 'test/test-app.ts';
  const compose = `compose${pascal(process)}`;
  const { auth } = model;
  return {
    path,
    id: 'app#test-app',
    template: 'app/test/test-app.ts',
    view: {
      imports: renderImports(testAppImports(compose, process, auth !== undefined), path),
      compose,
      hasSeed: hasSeed(model),
      settled: settledLines(model),
      handed: [
        'app',
        ...(hasViews(model) ? ['projections'] : []),
        ...(model.contexts.some(hasSubscriptions) ? ['subscriptions'] : []),
        ...(hasSagas(model) ? ['sagas'] : []),
        ...(hasProcesses(model) ? ['processes'] : []),
        ...(hasStreams(model) ? ['streams'] : []),
        ...(hasSeed(model) ? ['seed'] : []),
      ].join(', '),
      outside: externalsView(model).settings,
      hasMessages: hasMessages(model),
      hasOpsRoutes: hasOpsRoutes(model),
      auth: auth
        ? {
            scheme: stringLiteral(auth.scheme),
            roles: jsonText(auth.roles, { indent: 0, column: 18, after: ';' }),
          }
        : null,
    },
  };
}

/** What a test waits for until everything shows what has happened, and what follows from that. */
function settledLines(model: Model): readonly string[] {
  const settling = [
    ...(model.contexts.some(followsEvents) ? [followingSettled(model)] : []),
    ...(hasViews(model) ? ['projections.settled()'] : []),
  ];
  const [only, ...others] = settling;
  if (only === undefined) return [];
  if (others.length === 0)
    return [statement('const settled = (): Promise<void> =>', below(only), 2)];
  return [
    '  const settled = async (): Promise<void> => {',
    ...settling.map((one) => statement('await ', one, 4)),
    '  };',
  ];
}

/** What streams lead to may be followed by others, and what these do goes through streams. */
function followingSettled(model: Model): Doc {
  if (!hasStreams(model)) return reactingSettled(model);
  if (!model.contexts.some(hasSubscriptions)) return 'streams.settled()';
  const isPlain = !hasProcesses(model) && !hasSagas(model);
  return settledAfter('streams', isPlain ? 'subscriptions' : settles(reactingSettled(model)));
}

/** Each that can begin something for the others waits for them. */
function reactingSettled(model: Model): Doc {
  const sagas = settledAfter('sagas', 'subscriptions');
  if (!hasProcesses(model)) return hasSagas(model) ? sagas : 'subscriptions.settled()';
  return settledAfter('processes', hasSagas(model) ? settles(sagas) : 'subscriptions');
}

const settledAfter = (runner: string, after: Doc): Doc =>
  objectCall({ callee: `${runner}.settled`, args: [], items: [['after: ', after]] });

const settles = (code: Doc): Doc =>
  group(['{', indent(line, 'settled: () =>', below(code)), ifBreak(','), line, '}']);

function testAppImports(compose: string, process: string, hasAuth: boolean): readonly Import[] {
  const from = (source: string, ...names: readonly string[]): readonly Import[] =>
    names.map((name) => ({ name, from: source }));
  return [
    ...(hasAuth ? from('@plinth/runtime/auth', 'createAuthenticator', 'issueToken') : []),
    ...from('@plinth/runtime/domain', 'systemClock'),
    ...from('@plinth/runtime/observability', 'createLogger', 'HealthRegistry'),
    ...from('@plinth/runtime/testing', 'TestClient', 'temporaryDatabase'),
    { name: 'TestAnswer', from: '@plinth/runtime/testing', type: true },
    ...from('src/migrations/index.ts', 'migrations', 'schemas'),
    ...from(`src/processes/${process}/compose.ts`, compose),
  ];
}
