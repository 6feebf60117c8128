import { InternalError } from '../errors.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { planAggregate } from './aggregate.ts';
import { planChaos } from './chaos.ts';
import { planCommands } from './commands.ts';
import { planConsumers } from './consumer.ts';
import { consumerScopes } from './consumer-scope.ts';
import { planContract } from './context-contract.ts';
import { planContextFiles } from './context-file.ts';
import { contextStamps } from './context-stamp.ts';
import { planTables } from './context-tables.ts';
import { planDomainService } from './domain-service.ts';
import { planEntity } from './entity.ts';
import { planExternal } from './external.ts';
import { type PlannedMigrations, planMigrations } from './migration.ts';
import { NO_HISTORY } from './migration-history.ts';
import { kebab } from './names.ts';
import { planOps } from './ops.ts';
import type { PlanOptions } from './plan-options.ts';
import type { PlannedFile } from './planned-file.ts';
import { planPolicies } from './policy.ts';
import { policyScopes } from './policy-scope.ts';
import { planProcess } from './process.ts';
import { planProcessManagers } from './process-manager.ts';
import { planProject } from './project.ts';
import { publicationScopes } from './publication-scope.ts';
import { planPublisher } from './publisher.ts';
import { planQueries } from './query.ts';
import { planRebuild } from './rebuild.ts';
import { type Renames, renamesOf } from './renames.ts';
import { planSagas } from './saga.ts';
import { sagaScopes } from './saga-scope.ts';
import { planSeed } from './seed.ts';
import { planShared, planSharedSchemas } from './shared.ts';
import { sightsOf } from './sight.ts';
import { planStreams } from './stream.ts';
import { streamScopes } from './stream-scope.ts';
import { planTests } from './tests.ts';
import { planViews } from './view.ts';

export type { PlanOptions } from './plan-options.ts';

/** Which files ought to exist, sorted by path, from which templates. */
export interface Plan {
  readonly files: readonly PlannedFile[];
  readonly migrations: Omit<PlannedMigrations, 'files'>;
  readonly renames: Renames;
  readonly contexts: readonly PlannedContext[];
}

/** A context, whose files are all in folders of its own. */
export interface PlannedContext {
  /** The name of its folders. @example 'order-management' */
  readonly folder: string;
  /** Stands for all that its files follow from; '' where nobody asks. */
  readonly stamp: string;
  /** Its files are known already, and not among those of the plan. */
  readonly isKnown: boolean;
}

/** Spares planning the contexts whose files are known. */
export interface Known {
  hash(text: string): string;
  /** Whether the files of a context are those that follow from what the stamp stands for. */
  has(folder: string, stamp: string): boolean;
}

const firstTime = { history: NO_HISTORY, allowDataLoss: false };

const byPath = (a: PlannedFile, b: PlannedFile): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/** The folder of the context that a file belongs to; undefined: it belongs to none. */
const contextOf = (path: string): string | undefined =>
  /^(?:src|test)\/contexts\/([^/]+)\//.exec(path)?.[1];

/** Whoever keeps the files of a context finds them by its folders. */
function refuseStrays(files: readonly PlannedFile[], folder: string | undefined): void {
  const stray = files.find(({ path }) => contextOf(path) !== folder);
  if (stray) throw new InternalError(`${folder ?? 'the app'} plans ${stray.path}`);
}

function refuseTwins(files: readonly PlannedFile[]): void {
  for (const [index, { path }] of files.entries()) {
    if (files[index + 1]?.path === path) throw new InternalError(`two things plan ${path}`);
  }
}

const planContext = (context: Context, model: Model): readonly PlannedFile[] => [
  ...planShared(
    { context: context.name, declares: context, aggregates: context.aggregates },
    model,
  ),
  ...context.domainServices.map((service) => planDomainService(service, model)),
  ...context.externals.flatMap((external) => planExternal(external, model)),
  ...context.entities.flatMap((entity) => planEntity(model, context, entity)),
  ...context.aggregates.flatMap((aggregate) => planAggregate(model, context, aggregate)),
  ...planCommands(model, context),
  ...planPolicies(policyScopes(model, context)),
  ...planSagas(sagaScopes(model, context)),
  ...planProcessManagers(model, context),
  ...planConsumers(consumerScopes(model, context)),
  ...planStreams(streamScopes(model, context)),
  ...planPublisher(publicationScopes(model, context)),
  ...planViews(model, context),
  ...planQueries(model, context),
  ...planContract(context, model),
  ...planContextFiles(context, model),
  ...planTables(context, model),
  ...planSeed(context),
];

function planContexts(model: Model, known: Known | undefined) {
  const sights = sightsOf(model);
  const stamps = known && contextStamps(model, sights, (text) => known.hash(text));
  return sights.map(({ context, model: seen }) => {
    const folder = kebab(context.name);
    const stamp = stamps?.get(context.name) ?? '';
    const isKnown = known?.has(folder, stamp) ?? false;
    const files = isKnown ? [] : planContext(context, seen);
    refuseStrays(files, folder);
    return { files, planned: { folder, stamp, isKnown } };
  });
}

function planAround(
  model: Model,
  options: PlanOptions,
  ofMigrations: readonly PlannedFile[],
): readonly PlannedFile[] {
  const files = [
    ...planProject(model, options),
    ...planProcess(model),
    ...planRebuild(model),
    ...planOps(model),
    ...planChaos(model),
    ...planTests(model),
    ...ofMigrations,
    ...planShared({ context: undefined, declares: model.shared, aggregates: [] }, model),
    ...planSharedSchemas(model),
  ];
  refuseStrays(files, undefined);
  return files;
}

/** Model -> Plan. */
export function planApp(model: Model, options: PlanOptions, known?: Known): Plan {
  const contexts = planContexts(model, known);
  const { migrations: past = firstTime } = options;
  const { files: ofMigrations, ...migrations } = planMigrations(model, past);
  const inContexts = contexts.flatMap(({ files }) => files);
  const files = [...planAround(model, options, ofMigrations), ...inContexts].sort(byPath);
  refuseTwins(files);
  const planned = contexts.map((one) => one.planned);
  return { files, migrations, renames: renamesOf(model), contexts: planned };
}
