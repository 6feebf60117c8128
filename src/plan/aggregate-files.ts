import type { Aggregate } from '../model/aggregate.ts';
import type { ApplicationCommand } from '../model/application-command.ts';
import type { Command } from '../model/command.ts';
import { type EntityFiles, entityFiles } from './entity-files.ts';
import { typeName } from './identifiers.ts';
import { kebab } from './names.ts';
import { oncePer } from './once-per.ts';
import { aggregateFolder, contextFolder, layerFile } from './paths.ts';

/** Where the files of an aggregate are. */
export interface AggregateFiles
  extends Omit<EntityFiles, 'service' | 'parts' | 'sqlRepository' | 'answers'> {
  readonly events: string;
  readonly state: string;
  readonly inputs: string;
  readonly codec: string;
  /** The class behind the interface, whatever the store. */
  readonly storedRepository: string;
}

/** @example aggregateFiles(account).events // 'src/contexts/accounts/domain/account/events.ts' */
export const aggregateFiles = oncePer((aggregate: Aggregate): AggregateFiles => {
  const context = aggregate.context ?? '';
  const name = typeName(aggregate);
  const files = entityFiles(aggregate);
  const folder = aggregateFolder(context, aggregate.name);
  const stored = aggregate.store === 'events' ? 'EventSourced' : 'Sql';
  return {
    domain: files.domain,
    access: files.access,
    repository: files.repository,
    table: files.table,
    tables: files.tables,
    json: files.json,
    schema: files.schema,
    controller: files.controller,
    events: `${folder}/events.ts`,
    state: `${folder}/state.ts`,
    inputs: `${folder}/inputs.ts`,
    codec: layerFile(context, 'infrastructure', `${name}Events`),
    storedRepository: layerFile(context, 'infrastructure', `${stored}${name}Repository`),
  };
});

/** @example '…/application/commands/account/withdraw.ts' */
export const commandFile = (aggregate: Aggregate, { name }: Pick<Command, 'name'>): string =>
  `${contextFolder(aggregate.context)}/application/commands/${kebab(aggregate.name)}/${kebab(name)}.ts`;

/** The file of an application command. @example '…/application/commands/move.ts' */
export const applicationCommandFile = ({
  context,
  name,
}: Pick<ApplicationCommand, 'context' | 'name'>): string =>
  `${contextFolder(context)}/application/commands/${kebab(name)}.ts`;
