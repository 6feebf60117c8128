import type { Allow } from '../model/allow.ts';
import type { Context } from '../model/context.ts';
import type { Entity, Verb } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import type { Route } from '../model/route.ts';
import { usesPostgres } from './dependencies.ts';
import { markdownText } from './escape.ts';
import { article, kebab, plural, sentence, wordsOf } from './names.ts';
import { hasOps, opsPaths } from './ops.ts';
import { type PackageManager, packageManager } from './package-manager.ts';
import { contextFolder } from './paths.ts';
import type { PlanOptions } from './plan-options.ts';
import type { View } from './planned-file.ts';
import { processName } from './process.ts';
import { hasMessages } from './process-messages.ts';
import { generatedQueries } from './query-scope.ts';
import { hasProcesses, hasSagas } from './reaction-calls.ts';
import { hasViews } from './rebuild.ts';
import { envValue } from './setting-text.ts';
import { type AppSetting, databaseSetting, settingsOf } from './settings.ts';

const noun = (name: string): string => wordsOf(name).join(' ');

const verbs: Readonly<Record<Verb, (name: string) => string>> = {
  create: (name) => `create ${article(noun(name))}`,
  get: (name) => `read ${article(noun(name))}`,
  list: (name) => `list ${noun(plural(name))}`,
  replace: (name) => `replace ${article(noun(name))}`,
  patch: (name) => `change ${article(noun(name))}`,
  delete: (name) => `delete ${article(noun(name))}`,
};

const isReading = (verb: Verb): boolean => verb === 'get' || verb === 'list';

const who = (allow: Allow): string =>
  allow.map(({ role, condition }) => (condition ? `${role} (some)` : role)).join(', ');

interface Row {
  readonly cells: readonly string[];
}

const row = (...cells: readonly string[]): Row => ({ cells });

const routeRow = (
  http: Pick<Route, 'method' | 'path'> | undefined,
  what: string,
  allow: Allow,
): readonly Row[] => (http ? [row(`\`${http.method} ${http.path}\``, what, who(allow))] : []);

const entityRoutes = ({ name, http, allow }: Entity): readonly Row[] =>
  (http?.routes ?? []).flatMap(({ verb, ...route }) =>
    routeRow(route, verbs[verb](name), isReading(verb) ? allow.read : allow.write),
  );

const commandRoutes = ({ aggregates, commands }: Context): readonly Row[] => [
  ...aggregates.flatMap((aggregate) =>
    aggregate.commands.flatMap(({ name, http, allow }) =>
      routeRow(http, `${noun(name)} (${noun(aggregate.name)})`, allow),
    ),
  ),
  ...commands.flatMap(({ name, http, allow }) => routeRow(http, noun(name), allow)),
];

const queryRoutes = (context: Context): readonly Row[] =>
  generatedQueries(context).flatMap(({ name, http, allow }) => routeRow(http, noun(name), allow));

const messageRoutes = ({ consumes }: Context, { auth }: Model): readonly Row[] =>
  consumes.flatMap(({ messages }) =>
    messages.flatMap(({ type, http }) =>
      routeRow(http, `enqueue ${noun(type)}`, [
        { role: auth ? 'signedIn' : 'anyone', condition: undefined },
      ]),
    ),
  );

/** Whether anything is generated for a context yet. */
const hasCode = (context: Context): boolean =>
  [
    ...[context.types, context.enums, context.unions, context.values, context.errors],
    ...[context.entities, context.aggregates, context.domainServices, context.externals],
  ].some((things) => things.length > 0);

function contextTable({ contexts }: Model): string {
  const isDescribed = contexts.some(({ description }) => description !== undefined);
  const rows = contexts.map((context) => {
    const folder = contextFolder(context.name);
    const uses = context.uses.map((used) => `${used.context} (${used.relation})`).join(', ');
    const what = isDescribed ? [markdownText(context.description ?? '')] : [];
    return row(context.name, ...what, uses, hasCode(context) ? `[${folder}](${folder})` : '');
  });
  return table(['context', ...(isDescribed ? ['what'] : []), 'uses', 'code'], rows);
}

function defaultOf({ default: value, optional }: AppSetting): string {
  if (value !== undefined) {
    const text = envValue(value);
    return text === '' ? 'none' : markdownText(text);
  }
  if (optional === 'in development') return 'none (required in production)';
  return optional ? 'none' : 'required';
}

const settingRow = (setting: AppSetting): Row =>
  row(`\`${setting.name}\``, markdownText(setting.description), defaultOf(setting));

/** A table of Markdown; it is read as text too, so that its columns line up. */
function table(head: readonly string[], rows: readonly Row[]): string {
  const all = [head, ...rows.map(({ cells }) => cells)];
  const widths = head.map((_, column) =>
    Math.max(3, ...all.map((cells) => cells[column]?.length ?? 0)),
  );
  const text = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [text(head), rule, ...all.slice(1).map(text)].join('\n');
}

const pagesOf = ({
  contexts,
}: Model): readonly { readonly label: string; readonly path: string }[] =>
  contexts
    .flatMap(({ entities }) => entities)
    .flatMap(({ name, pages }) =>
      pages === undefined ? [] : [{ label: noun(plural(name)), path: pages }],
    );

function commandTable({ name, run, dashes }: PackageManager, model: Model): string {
  const [start, test] =
    name === 'npm' ? ['npm start', 'npm test'] : [`${run} start`, `${run} test`];
  return table(
    ['command', 'does'],
    [
      row(`\`${run} dev\``, 'starts, and starts again at every change'),
      row(`\`${start}\``, 'builds and starts'),
      row(`\`${test}\``, 'runs the tests'),
      row(`\`${run} migrate\``, 'brings the database up to date'),
      row(`\`${run} migrate${dashes} --status\``, 'tells how far the database is'),
      ...(hasViews(model)
        ? [
            row(
              `\`${run} rebuild${dashes} <View>\``,
              'makes the rows of a view anew, from all events',
            ),
          ]
        : []),
      ...(hasOps(model)
        ? [
            row(
              `\`${run} ops${dashes} dead-letters\``,
              'tells what can be done about events that could not be handled',
            ),
          ]
        : []),
      ...(hasSagas(model)
        ? [
            row(
              `\`${run} ops${dashes} sagas\``,
              'tells what can be done about sagas that are stuck',
            ),
          ]
        : []),
      ...(hasProcesses(model)
        ? [
            row(
              `\`${run} ops${dashes} processes\``,
              'tells what waits for events and timers, and what it remembers',
            ),
          ]
        : []),
      row(
        `\`${run} chaos\``,
        'kills the app again and again under load, and checks that all is whole',
      ),
      row(`\`${run} lint\`, \`${run} format\``, 'checks, and fixes, style'),
      row(`\`${run} typecheck\`, \`${run} build\``, 'compiles without and with writing `dist/`'),
      row('`docker compose up --build`', 'runs it in a container'),
    ],
  );
}

/** What the app is, for whoever opens its folder. */
export function readmeView(model: Model, options: PlanOptions): View {
  const { app, contexts } = model;
  const settings = settingsOf(model);
  const routes = contexts.flatMap((context) => [
    ...context.entities.flatMap(entityRoutes),
    ...commandRoutes(context),
    ...queryRoutes(context),
    ...messageRoutes(context, model),
  ]);
  const manager = packageManager(options);
  return {
    title: sentence(app.name),
    hasMessages: hasMessages(model),
    description: markdownText(app.description ?? ''),
    databases: usesPostgres(model) ? 'SQLite or PostgreSQL' : 'SQLite',
    postgres: usesPostgres(model) ? databaseSetting(model).name : '',
    postgresProfile: model.deploy.default.db.engine === 'postgres' ? '' : ' --profile postgres',
    install: manager.install,
    run: manager.run,
    start: manager.name === 'npm' ? 'npm start' : `${manager.run} start`,
    commands: commandTable(manager, model),
    address: `http://localhost:${settings[0]?.default}`,
    pages: pagesOf(model),
    hasAuth: model.auth !== undefined,
    dashes: manager.dashes,
    role: model.auth?.roles[0] ?? '',
    scheme: model.auth?.scheme ?? '',
    contexts: contextTable(model),
    hasContexts: contexts.length > 0,
    routes: table(['route', 'what', 'who'], routes),
    hasRoutes: routes.length > 0,
    settings: table(['variable', 'what', 'default'], settings.map(settingRow)),
    operated: opsPaths(model),
    process: kebab(processName(model)),
  };
}
