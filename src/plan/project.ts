import type { Model } from '../model/model.ts';
import { property } from './code-doc.ts';
import { dependencies, devDependencies, usesPostgres } from './dependencies.ts';
import { envText, hashComment, stringLiteral, yamlText } from './escape.ts';
import { hasOps } from './ops.ts';
import { packageManager } from './package-manager.ts';
import type { PlanOptions } from './plan-options.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { mainScript } from './process.ts';
import { readmeView } from './readme.ts';
import { hasViews } from './rebuild.ts';
import { jsonDoc } from './schema-text.ts';
import { envValue } from './setting-text.ts';
import { type AppSetting, databaseSetting, settingSchema, settingsOf } from './settings.ts';

const build = 'tsc -p tsconfig.build.json';

function scripts(model: Model): readonly { readonly name: string; readonly command: string }[] {
  const all: readonly (readonly [string, string] | undefined)[] = [
    ['dev', 'node scripts/dev.js'],
    ['build', build],
    ['start', `${build} && node --enable-source-maps ${mainScript(model)}`],
    ['migrate', `${build} && node dist/migrations/run.js`],
    hasViews(model) ? ['rebuild', `${build} && node dist/processes/rebuild.js`] : undefined,
    hasOps(model) ? ['ops', `${build} && node dist/processes/ops.js`] : undefined,
    ['chaos', `${build} && node dist/processes/chaos.js`],
    ['test', 'vitest run'],
    ['lint', 'biome check .'],
    ['format', 'biome check --write .'],
    ['typecheck', 'tsc --noEmit'],
    model.auth && ['token', 'node scripts/token.js'],
    ['regenerate', 'plinth regenerate'],
  ];
  return all.flatMap((one) => (one ? [{ name: one[0], command: one[1] }] : []));
}

const packageView = (model: Model, options: PlanOptions): View => ({
  name: JSON.stringify(model.app.name),
  description: model.app.description === undefined ? '' : JSON.stringify(model.app.description),
  scripts: scripts(model),
  dependencies: dependencies(model, options),
  devDependencies: devDependencies(options),
});

const settingsView = (model: Model): View => ({
  settings: settingsOf(model).map((setting) =>
    property(setting.property, [' ', jsonDoc(settingSchema(setting), true)], 2),
  ),
});

function envLine({ name, default: value, optional }: AppSetting): string {
  if (value !== undefined) return `# ${name}=${envText(envValue(value))}`;
  return optional === undefined ? `${name}=` : `# ${name}=`;
}

const envView = (model: Model): View => ({
  settings: settingsOf(model).map((setting) => ({
    description: hashComment(setting.description),
    line: envLine(setting),
  })),
});

const imageView = (model: Model, { packages }: PlanOptions): View => ({
  isVendored: packages.kind === 'vendor',
  main: mainScript(model),
  port: String(settingsOf(model)[0]?.default),
  app: yamlText(model.app.name),
});

/** Settings that must be there where NODE_ENV is production. */
const secretNames = (model: Model): readonly string[] =>
  settingsOf(model)
    .filter(({ optional }) => optional === 'in development')
    .map(({ name }) => name);

/** The server beside the app; null where no mode names PostgreSQL. */
function postgresView(model: Model): View | null {
  if (!usesPostgres(model)) return null;
  const { engine } = model.deploy.default.db;
  return { isDefault: engine === 'postgres', setting: databaseSetting(model).name };
}

function tokenView({ auth }: Model): View {
  const secret = auth?.key.kind === 'secret' ? auth.key.from : undefined;
  const issuer = auth?.issuer;
  return {
    secret:
      secret === undefined
        ? ''
        : secret.kind === 'env'
          ? `process.env.${secret.name} || undefined`
          : stringLiteral(secret.text),
    issuer:
      issuer === undefined
        ? ''
        : issuer.kind === 'env'
          ? `process.env.${issuer.name} || undefined`
          : stringLiteral(issuer.text),
  };
}

/** The files around the code: packages, tools, container, documentation. */
export function planProject(model: Model, options: PlanOptions): readonly PlannedFile[] {
  const manager = packageManager(options);
  const image = imageView(model, options);
  const main = { main: mainScript(model) };
  const files: readonly (readonly [path: string, view: View])[] = [
    ['package.json', packageView(model, options)],
    ['tsconfig.json', {}],
    ['tsconfig.build.json', {}],
    ['biome.json', {}],
    ['vitest.config.ts', {}],
    ['.gitignore', {}],
    ['.gitattributes', {}],
    ['.dockerignore', {}],
    ['.env.example', envView(model)],
    ['Dockerfile', image],
    ['compose.yaml', { ...image, secrets: secretNames(model), postgres: postgresView(model) }],
    ['README.md', readmeView(model, options)],
    ['.github/workflows/ci.yml', { manager }],
    ['src/settings.ts', settingsView(model)],
    ['scripts/dev.js', main],
    ...(model.auth ? [['scripts/token.js', tokenView(model)] as const] : []),
  ];
  return files.map(([path, view]) => ({
    path,
    id: `app#${path}`,
    template: `app/${path}`,
    view,
  }));
}
