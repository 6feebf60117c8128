import * as kysely from 'kysely';
import { ts } from 'ts-morph';
import type { MigrationHistory } from '../../src/plan/migration-history.ts';
import { NO_HISTORY } from '../../src/plan/migration-history.ts';
import { type Plan, planApp } from '../../src/plan/plan.ts';
import { renderApp } from '../../src/render/render.ts';
import * as controllers from '../../src/runtime/controllers/index.ts';
import * as database from '../../src/runtime/database/index.ts';
import * as events from '../../src/runtime/events/index.ts';
import * as eventsourcing from '../../src/runtime/eventsourcing/index.ts';
import * as saga from '../../src/runtime/saga/index.ts';
import { planOptions } from './generated.ts';
import { modelOf } from './model-of.ts';

export interface Version {
  readonly plan: Plan;
  /** The text of the migration that this version added; '' where it needed none. */
  readonly text: string;
  readonly migrations: readonly database.Migration[];
}

const packages: Readonly<Record<string, object>> = {
  kysely,
  '@plinth/runtime/controllers': controllers,
  '@plinth/runtime/database': database,
  '@plinth/runtime/events': events,
  '@plinth/runtime/eventsourcing': eventsourcing,
  '@plinth/runtime/saga': saga,
};

const FOLDER = 'src/migrations';

/** An app whose spec is edited again and again, as its migrations have it: they can be run. */
export class MigratingApp {
  #history: MigrationHistory = NO_HISTORY;
  readonly #files = new Map<string, string>();
  /** What a migration exports is always the same: none is ever written again. */
  readonly #modules = new Map<string, object>();

  /** The app as the spec wants it now. */
  async become(spec: string, { allowDataLoss = false } = {}): Promise<Version> {
    const history = this.#history;
    const migrations = { history, allowDataLoss };
    const plan = planApp(await modelOf(spec), { ...planOptions, migrations });
    if (plan.migrations.refused.length === 0) {
      this.#history = { ...plan.migrations.history, initial: undefined };
    }
    const files = plan.files.filter(
      ({ path }) => path.startsWith(`${FOLDER}/`) && !path.endsWith('/run.ts'),
    );
    const texts = renderApp({ files });
    for (const { path, text } of texts) this.#files.set(path, text);
    const added = texts.find(({ path }) => /\d-/.test(path));
    const index = this.#load(`${FOLDER}/index.ts`) as Pick<Version, 'migrations'>;
    return { plan, text: added?.text ?? '', migrations: index.migrations };
  }

  #load(path: string): object {
    const known = this.#modules.get(path);
    if (known !== undefined && !path.endsWith('/index.ts')) return known;
    const compilerOptions = {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      verbatimModuleSyntax: false,
    };
    const text = this.#files.get(path) ?? '';
    const { outputText: code } = ts.transpileModule(text, { compilerOptions });
    const module = { exports: {} };
    const require = (name: string): object =>
      packages[name] ?? this.#load(`${FOLDER}/${name.slice(2, -3)}.ts`);
    new Function('exports', 'require', code)(module.exports, require);
    this.#modules.set(path, module.exports);
    return module.exports;
  }
}
