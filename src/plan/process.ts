import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { call, property, statement } from './code-doc.ts';
import { schemaListBesideShared } from './context-file.ts';
import { type Doc, group, ifBreak, indent, join, line, printDoc, softline } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { camel, kebab, pascal, plural, sentence } from './names.ts';
import { operatorsView, opsLinks } from './ops.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { contextVariable, madeContext, madeImports } from './process-contexts.ts';
import { externalsView } from './process-externals.ts';
import { followingView } from './process-following.ts';
import { insideView } from './process-inside.ts';
import { closedAround, messagesView } from './process-messages.ts';
import { projectionsView } from './process-projections.ts';
import { busesView, clientPorts } from './process-subscriptions.ts';
import { generatedQueries } from './query-scope.ts';
import { followsEvents, isCommandedByOthers } from './reaction-calls.ts';
import { schemaImports } from './schema.ts';
import { jsonDoc } from './schema-text.ts';
import { scriptImports } from './script-imports.ts';
import type { JsonObject } from './type-schema.ts';
import { clientsOf, wiredContexts } from './wired.ts';

/** The one process that runs everything. */
export function processName({ app, deploy }: Model): string {
  const [only, ...more] = deploy.default.services;
  return only !== undefined && more.length === 0 ? only.name : app.name;
}

/** What node starts. */
export const mainScript = (model: Model): string => `dist/processes/${processName(model)}/main.js`;

const errorKey = (of: Model['http']['errors'][number]['of']): string =>
  of.kind === 'error' ? of.name : of.kind === 'status' ? `${of.status}` : 'default';

function errorTemplates({ http }: Model): JsonObject {
  const entries = http.errors.flatMap(({ of, status, body }) =>
    body === undefined && status === undefined
      ? []
      : [
          [
            errorKey(of),
            { ...(status && { status }), ...(body !== undefined && { body }) },
          ] as const,
        ],
  );
  return Object.fromEntries(entries);
}

/** The options of the server that the spec decides on, as properties. */
function serverOptions(model: Model): readonly string[] {
  const { app, http } = model;
  const errors = errorTemplates(model);
  const info = {
    title: sentence(app.name),
    version: '0.1.0',
    ...(app.description !== undefined && { description: app.description }),
  };
  return [
    property('info', [' ', jsonDoc(info, true)], 4),
    ...(schemaLists(model).length > 0 ? [property('schemas', [' ', schemasDoc(model)], 4)] : []),
    ...(Object.keys(errors).length > 0
      ? [property('errors', [' ', jsonDoc(errors, true)], 4)]
      : []),
    ...(http.etag === 'required' ? [property('etag', " 'required'", 4)] : []),
    ...(http.decimals === 'number' ? [property('decimals', " 'number'", 4)] : []),
  ];
}

/** The schemas that others refer to. */
const schemasDoc = (model: Model): Doc =>
  brackets({
    open: '[',
    close: ']',
    items: schemaLists(model).map(({ name, as = name }) => `...${as}`),
  });

function schemaLists(model: Model): readonly Import[] {
  const shared = schemaImports(undefined, model).length > 0;
  return [
    ...(shared ? [{ name: 'sharedSchemas', from: 'src/shared/schemas.ts' }] : []),
    ...wiredContexts(model)
      .filter(usesSchemas)
      .flatMap((context) => schemaListBesideShared(context, model)),
  ];
}

/** The links at the top of every page. */
function navigation(model: Model): string {
  const links = wiredContexts(model)
    .flatMap(({ entities }) => entities)
    .flatMap(({ name, pages }) =>
      pages === undefined ? [] : [{ label: sentence(plural(name)), href: pages }],
    );
  const all = [...links, ...opsLinks(model)];
  return all.length === 0 ? '' : property('navigation', [' ', jsonDoc(all)], 4);
}

export const hasSeed = (model: Model): boolean =>
  wiredContexts(model).some(({ seed }) => seed.length > 0);

/** The settings that the composition asks for. */
function settingsMember(names: readonly string[]): string {
  const items = names.map((name) => `'${name}'`);
  const union = group([ifBreak('| '), join([line, '| '], items)]);
  const args = group(['<', indent(softline, 'Settings,', line, union), softline, '>']);
  return `  ${printDoc(['readonly settings: Pick', args], { indent: 2, after: ';' })};`;
}

/** Whether a context has routes for programs. */
const isServed = (context: Context): boolean =>
  [
    ...context.entities,
    ...generatedQueries(context),
    ...context.aggregates.flatMap(({ commands }) => commands),
    ...context.commands,
    ...context.consumes.flatMap(({ messages }) => messages),
  ].some(({ http }) => http !== undefined);

/** Whether it says or hears something that schemas describe. */
const usesSchemas = (context: Context): boolean =>
  isServed(context) || context.consumes.length + context.publishes.length > 0;

const hasPages = ({ entities }: Context): boolean =>
  entities.some(({ pages }) => pages !== undefined);

/** Whether the process has anything to ask of a context. */
const isNamed = (context: Context): boolean =>
  isServed(context) ||
  hasPages(context) ||
  context.seed.length > 0 ||
  context.views.length > 0 ||
  followsEvents(context);

/** Whether a context is made: also one that only others send commands to. */
const isAtWork = (context: Context, model: Model): boolean =>
  isNamed(context) || isCommandedByOthers(context, model);

/** What the server itself is told from outside. */
const serverSettings = ['bodyLimit', 'corsOrigins', 'docs', 'host', 'metricsPort', 'trustProxy'];

/** What makes the server. */
const serverImports = (model: Model, hasPages: boolean): readonly Import[] => [
  { name: 'Settings', from: 'src/settings.ts', type: true },
  { name: 'createServer', from: '@plinth/runtime/controllers' },
  { name: 'Server', from: '@plinth/runtime/controllers', type: true },
  { name: 'SqlIdempotencyStore', from: '@plinth/runtime/controllers' },
  { name: 'Database', from: '@plinth/runtime/database', type: true },
  { name: 'Clock', from: '@plinth/runtime/domain', type: true },
  { name: 'HealthRegistry', from: '@plinth/runtime/observability', type: true },
  { name: 'Logger', from: '@plinth/runtime/observability', type: true },
  ...(model.auth ? [{ name: 'Authenticator', from: '@plinth/runtime/auth', type: true }] : []),
  ...(hasPages ? [{ name: 'registerPages', from: '@plinth/runtime/pages' }] : []),
];

/** What others ask a context by. */
function clientMade(context: Context, model: Model, source: string): string {
  const made = call(`create${context.name}Client`, clientPorts(context, model, source));
  return statement(`const ${camel(context.name)}Client =`, [' ', made], 2);
}

const contextView = (context: Context, model: Model): View => ({
  variable: contextVariable(context),
  made: madeContext(context, model, { isNamed: isNamed(context) }),
  isServed: isServed(context),
  hasPages: hasPages(context),
  hasSeed: context.seed.length > 0,
});

function composeView(model: Model): View {
  const contexts = wiredContexts(model).filter((context) => isAtWork(context, model));
  const asked = contexts.flatMap((context) => clientsOf(context, model));
  const clients = wiredContexts(model).filter((context) => asked.includes(context));
  const links = navigation(model);
  const externals = externalsView(model);
  const inside = insideView([...new Set([...contexts, ...clients])]);
  const running = contexts.map((context) => ({ context, variable: contextVariable(context) }));
  const projections = projectionsView(running, model);
  const following = followingView(running);
  const buses = busesView(contexts, model);
  const messages = messagesView(contexts, schemasDoc(model), model);
  const operators = operatorsView(model);
  const path = `src/processes/${processName(model)}/compose.ts`;
  const imports: readonly Import[] = [
    ...madeImports(contexts, clients),
    ...schemaLists(model),
    ...[externals, inside, projections, following, messages, operators, buses].flatMap(
      (part) => part?.imports ?? [],
    ),
    ...serverImports(model, links !== ''),
  ];
  return {
    imports: renderImports(imports, path),
    name: pascal(processName(model)),
    hasAuth: model.auth !== undefined,
    buses: buses.made,
    clients: clients.map((context) => clientMade(context, model, inside ? 'inside' : 'ports')),
    inside: inside?.view ?? null,
    projections: projections?.view ?? null,
    ...following.view,
    messages: messages?.view ?? null,
    operators: operators?.made ?? '',
    handed: [
      'app',
      ...(projections ? ['projections'] : []),
      ...following.variables,
      ...(hasSeed(model) ? ['seed'] : []),
    ].join(', '),
    closed: [
      ...closedAround({ contexts }, following.variables),
      ...(projections ? ['projections'] : []),
      ...externals.variables,
    ],
    contexts: contexts.map((context) => contextView(context, model)),
    options: serverOptions(model),
    externals,
    settings: settingsMember([
      ...serverSettings,
      ...(messages?.settings ?? []),
      ...(operators?.settings ?? []),
      ...externals.settings,
    ]),
    hasSeed: hasSeed(model),
    title: stringLiteral(sentence(model.app.name)),
    navigation: links,
  };
}

const mainImports = (model: Model, path: string): string =>
  renderImports(
    [
      ...(model.auth ? [{ name: 'createAuthenticator', from: '@plinth/runtime/auth' }] : []),
      { name: 'migrate', from: '@plinth/runtime/database' },
      ...scriptImports,
      { name: 'systemClock', from: '@plinth/runtime/domain' },
      { name: 'createLogger', from: '@plinth/runtime/observability' },
      { name: 'HealthRegistry', from: '@plinth/runtime/observability' },
      { name: 'runUntilStopped', from: '@plinth/runtime/observability' },
      { name: 'migrations', from: 'src/migrations/index.ts' },
      {
        name: `compose${pascal(processName(model))}`,
        from: `src/processes/${processName(model)}/compose.ts`,
      },
    ],
    path,
  );

function authView({ auth }: Model): View | null {
  if (!auth) return null;
  return {
    key: auth.key.kind === 'secret' ? 'secret: settings.authSecret' : 'jwks: settings.authJwks',
    hasIssuer: auth.issuer !== undefined,
    scheme: stringLiteral(auth.scheme),
  };
}

/** The composition root of the process, and what starts it. */
export function planProcess(model: Model): readonly PlannedFile[] {
  const name = processName(model);
  const folder = `src/processes/${name}`;
  const template = 'app/src/processes/__process__';
  return [
    {
      path: `${folder}/compose.ts`,
      id: `app#process/${kebab(name)}/compose`,
      template: `${template}/compose.ts`,
      view: composeView(model),
    },
    {
      path: `${folder}/main.ts`,
      id: `app#process/${kebab(name)}/main`,
      template: `${template}/main.ts`,
      view: {
        imports: mainImports(model, `${folder}/main.ts`),
        name: stringLiteral(name),
        hasSeed: hasSeed(model),
        compose: `compose${pascal(name)}`,
        auth: authView(model),
      },
    },
    {
      path: 'src/migrations/run.ts',
      id: 'app#migrations/run',
      template: 'app/src/migrations/run.ts',
      view: {},
    },
  ];
}
