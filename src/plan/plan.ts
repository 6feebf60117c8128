import { InternalError } from '../errors.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { planAggregate } from './aggregate.ts';
import { planCommands } from './commands.ts';
import { planContract } from './context-contract.ts';
import { planContextFiles } from './context-file.ts';
import { planTables } from './context-tables.ts';
import { planDomainService } from './domain-service.ts';
import { planEntity } from './entity.ts';
import { planExternal } from './external.ts';
import { planMigrations } from './migration.ts';
import type { PlanOptions } from './plan-options.ts';
import type { PlannedFile } from './planned-file.ts';
import { planProcess } from './process.ts';
import { planProject } from './project.ts';
import { planQueries } from './query.ts';
import { planRebuild } from './rebuild.ts';
import { planSeed } from './seed.ts';
import { planShared, planSharedSchemas } from './shared.ts';
import { planTests } from './tests.ts';
import { planViews } from './view.ts';

export type { PlanOptions } from './plan-options.ts';

/** Which files ought to exist, sorted by path, from which templates. */
export interface Plan {
  readonly files: readonly PlannedFile[];
}

const byPath = (a: PlannedFile, b: PlannedFile): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

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
  ...planViews(model, context),
  ...planQueries(model, context),
  ...planContract(context, model),
  ...planContextFiles(context, model),
  ...planTables(context, model),
  ...planSeed(context),
];

/** Model -> Plan. */
export function planApp(model: Model, options: PlanOptions): Plan {
  const files = [
    ...planProject(model, options),
    ...planProcess(model),
    ...planRebuild(model),
    ...planTests(model),
    ...planMigrations(model),
    ...planShared({ context: undefined, declares: model.shared, aggregates: [] }, model),
    ...planSharedSchemas(model),
    ...model.contexts.flatMap((context) => planContext(context, model)),
  ].sort(byPath);
  refuseTwins(files);
  return { files };
}
