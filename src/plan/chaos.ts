import type { Aggregate } from '../model/aggregate.ts';
import type { External } from '../model/external.ts';
import type { Model } from '../model/model.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { behind, call, property } from './code-doc.ts';
import { codecsOf } from './codecs.ts';
import { stringLiteral } from './escape.ts';
import { replySchema } from './external-method.ts';
import { externalsByVariable } from './external-setting.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { pascal } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { processName } from './process.ts';
import { namedViews } from './rebuild.ts';
import { jsonText, propertyName } from './schema-text.ts';
import { settingsOf } from './settings.ts';
import type { JsonObject } from './type-schema.ts';

const path = 'src/processes/chaos.ts';

const list = (items: readonly string[]) => [' ', brackets({ open: '[', close: ']', items })];

const member = (name: string, json: JsonObject): string => {
  const column = 2 + `${name}: `.length;
  return `  ${name}: ${jsonText(json, { indent: 2, column, after: ',' })},`;
};

/** What a setting is called outside; undefined: the app has no such setting. */
const settingName = (model: Model, property: string): string | undefined =>
  settingsOf(model).find((setting) => setting.property === property)?.name;

function settingsMember(model: Model): string {
  const database = settingName(model, 'databaseUrl') ?? '';
  const broker = settingName(model, 'brokerUrl');
  return member('settings', { database, ...(broker === undefined ? {} : { broker }) });
}

function authMembers(model: Model): readonly string[] {
  const { auth } = model;
  if (auth === undefined) return [];
  const { kind } = auth.key;
  const setting = settingName(model, kind === 'secret' ? 'authSecret' : 'authJwks') ?? '';
  const issuer = settingName(model, 'authIssuer');
  return [
    member('auth', {
      key: kind,
      setting,
      ...(issuer === undefined ? {} : { issuer }),
      scheme: auth.scheme,
      roles: auth.roles,
    }),
  ];
}

function codecMembers(codecs: readonly Import[]): readonly string[] {
  const [only, ...more] = codecs;
  if (only === undefined) return [];
  if (more.length === 0) return [property('codecs', behind(only.name), 2)];
  return [property('codecs', list(codecs.map(({ name }) => `...${name}`)), 2)];
}

interface Repository {
  readonly category: string;
  readonly imported: Import;
}

/** Repositories of one name are told apart by their contexts. */
function repositoriesOf({ contexts }: Model): readonly Repository[] {
  const all = contexts.flatMap(({ aggregates }) => aggregates);
  const nameOf = (aggregate: Aggregate): string => aggregateNames(aggregate).storedRepository;
  return all.map((aggregate) => {
    const name = nameOf(aggregate);
    const isTwin = all.filter((other) => nameOf(other) === name).length > 1;
    const as = isTwin ? `${pascal(aggregate.context ?? '')}${name}` : undefined;
    return {
      category: aggregateNames(aggregate).category,
      imported: { name, from: aggregateFiles(aggregate).storedRepository, as },
    };
  });
}

const outsideCalls = (external: External, model: Model): readonly JsonObject[] =>
  external.operations.map((operation) => ({
    method: operation.method,
    path: operation.path,
    ...(operation.returns === undefined ? {} : { answer: replySchema(operation, model) }),
  }));

function outsideMembers(model: Model): readonly string[] {
  const systems = [...externalsByVariable(model)].map(([variable, externals]) => [
    variable,
    externals.flatMap((external) => outsideCalls(external, model)),
  ]);
  return systems.length === 0 ? [] : [member('outside', Object.fromEntries(systems))];
}

/** `src/processes/chaos.ts`: what chaos has to know of the app that it kills. */
export function planChaos(model: Model): readonly PlannedFile[] {
  const name = processName(model);
  const codecs = model.contexts.flatMap((context) => codecsOf(context) ?? []);
  const repositories = repositoriesOf(model);
  const views = namedViews(model).map(({ imported }) => imported);
  const imports: readonly Import[] = [
    { name: 'ChaosApp', from: '@plinth/runtime/chaos', type: true },
    { name: 'runChaos', from: '@plinth/runtime/chaos' },
    { name: 'startWith', from: '@plinth/runtime/settings' },
    { name: 'schemas', from: 'src/migrations/index.ts' },
    ...codecs,
    ...repositories.map(({ imported }) => imported),
    ...views,
  ];
  return [
    {
      path,
      id: 'app#chaos',
      template: `app/${path}`,
      view: {
        imports: renderImports(imports, path),
        name: stringLiteral(name),
        main: property(
          'main',
          behind(call('new URL', stringLiteral(`./${name}/main.js`), 'import.meta.url')),
          2,
        ),
        before: [settingsMember(model), ...authMembers(model), ...codecMembers(codecs)],
        repositories: repositories.map(({ category, imported }) =>
          property(
            propertyName(category),
            behind(call(`new ${imported.as ?? imported.name}`, 'ports')),
            4,
          ),
        ),
        after: [
          ...(views.length === 0
            ? []
            : [property('views', list(views.map(({ name: view, as = view }) => as)), 2)]),
          ...outsideMembers(model),
        ],
      },
    },
  ];
}
