import type { ContextDb, Db, Databases as SpecDatabases } from '../../spec/db.ts';
import type { Deploy as SpecDeploy } from '../../spec/deploy.ts';
import type { Engines } from '../../spec/engines.ts';
import type { Mode as SpecMode } from '../../spec/mode.ts';
import { nearest } from '../../spec/nearest.ts';
import { within } from '../../spec/within.ts';
import type { Database, Databases, Mode, Service } from '../deploy.ts';
import { buildSetting } from './setting.ts';
import type { Report } from './site.ts';

export interface DeployAround {
  readonly app: string;
  /** Every context, in the order of the spec. */
  readonly contexts: readonly string[];
  readonly report: Report;
}

/** What runs where `deploy` names no mode: everything in one process. */
export function oneProcess(written: SpecDeploy | undefined, around: DeployAround): Mode {
  return {
    name: around.app,
    services: [wholeService(around)],
    ...buildEngines(written ?? {}, around),
  };
}

const wholeService = ({ app, contexts }: DeployAround): Service => ({
  name: app,
  contexts,
  port: 3000,
  instances: 1,
});

export function buildMode(written: SpecMode, deploy: SpecDeploy, around: DeployAround): Mode {
  const { services } = written;
  if (services.length > 0) checkContexts(written, around);
  checkPorts(services, around.report);
  const { db = deploy.db, broker = deploy.broker, cache = deploy.cache } = written;
  return {
    name: written.name.text,
    services:
      services.length > 0
        ? services.map((service, index) => buildService(service, index, around.contexts))
        : [wholeService(around)],
    ...buildEngines(
      { ...(db && { db }), ...(broker && { broker }), ...(cache && { cache }) },
      around,
    ),
  };
}

const portOf = (port: number | undefined, index: number): number => port ?? 3000 + index;

function buildService(
  { name, contexts: placed, port, instances }: SpecMode['services'][number],
  index: number,
  all: readonly string[],
): Service {
  const contexts =
    placed === 'all' ? all : all.filter((context) => placed.some(({ text }) => text === context));
  return { name: name.text, contexts, port: portOf(port, index), instances };
}

/** Every context is placed once. */
function checkContexts({ services, name: mode }: SpecMode, around: DeployAround): void {
  const { contexts, report } = around;
  const holders = new Map<string, string>();
  for (const { contexts: placed, name, at } of services) {
    const listed = placed === 'all' ? contexts.map((text) => ({ text, at })) : placed;
    for (const context of listed) {
      const holder = holders.get(context.text);
      if (!isContext(context, around)) continue;
      if (holder !== undefined) {
        const problem = `${context.text} is already in the service ${holder}`;
        report('SPEC_CONTEXT_TWICE', context.at, { problem });
      }
      holders.set(context.text, name.text);
    }
  }
  for (const name of contexts) {
    if (!holders.has(name)) report('SPEC_CONTEXT_NOT_PLACED', mode.at, { name });
  }
}

/** Whether the spec has the context; if not, it is reported. */
export function isContext(
  { text, at }: SpecMode['name'],
  { contexts, report }: DeployAround,
): boolean {
  if (contexts.includes(text)) return true;
  report('SPEC_UNKNOWN_CONTEXT', at, { name: text, near: nearest(text, contexts) });
  return false;
}

function checkPorts(services: SpecMode['services'], report: Report): void {
  const holders = new Map<number, string>();
  services.forEach(({ name, port: written, at }, index) => {
    const port = portOf(written, index);
    const holder = holders.get(port);
    if (holder !== undefined) {
      const place = written === undefined ? name.at : within(at, 'port');
      report('SPEC_PORT_TWICE', place, { problem: `${port} is already the port of ${holder}` });
    }
    holders.set(port, name.text);
  });
}

function buildEngines(
  { db, broker, cache }: Engines,
  around: DeployAround,
): Pick<Mode, 'db' | 'broker' | 'cache'> {
  return {
    db: buildDatabase(db, around),
    broker: { engine: broker?.engine ?? 'embedded', url: broker?.url && buildSetting(broker.url) },
    cache: { engine: cache?.engine ?? 'memory', url: cache?.url && buildSetting(cache.url) },
  };
}

function buildDatabase(db: Db | undefined, around: DeployAround): Database {
  const engine = db?.engine ?? 'sqlite';
  const file = { kind: 'literal', text: `./data/${around.app}.db` } as const;
  const usual = engine === 'sqlite' ? file : ({ kind: 'env', name: 'DATABASE_URL' } as const);
  const url = db?.url ? buildSetting(db.url) : usual;
  const place = (from: Partial<Pick<ContextDb, 'url' | 'replicas' | 'shards'>>) => ({
    url: from.url ? buildSetting(from.url) : url,
    replicas: from.replicas && buildDatabases(from.replicas),
    shards: from.shards && buildDatabases(from.shards),
  });
  return {
    engine,
    ...place(db ?? {}),
    contexts: (db?.contexts ?? []).flatMap((own) =>
      isContext(own.context, around) ? [{ context: own.context.text, ...place(own) }] : [],
    ),
  };
}

const buildDatabases = (written: SpecDatabases): Databases =>
  written.kind === 'count'
    ? { kind: 'count', count: written.count }
    : { kind: 'urls', urls: written.urls.map(buildSetting) };
