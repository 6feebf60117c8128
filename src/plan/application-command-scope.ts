import type { ApplicationCommand } from '../model/application-command.ts';
import type { ConsumedMessage } from '../model/consume.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { applicationCommandFile } from './aggregate-files.ts';
import { commandType, handlerType } from './aggregate-names.ts';
import { type DeclaredFile, declaredFile } from './declared-file.ts';
import { messageCommands } from './message-command.ts';
import { layerFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';

/** An application command with all that its files are planned from. */
export interface ApplicationCommandScope {
  readonly model: Model;
  readonly context: Context;
  readonly command: ApplicationCommand;
  /** @example 'MoveCommand' */
  readonly message: string;
  /** @example 'MoveHandler' */
  readonly handler: string;
  /** Where both are. */
  readonly file: string;
  readonly controller: string;
  readonly requests: string;
  /** What it does is said by a message that comes in; undefined: by the command itself. */
  readonly consumed: ConsumedMessage | undefined;
}

/** The application commands of a context and those that messages become, in the order of the spec. */
export const applicationCommandScopes = (
  model: Model,
  context: Context,
): readonly ApplicationCommandScope[] =>
  [
    ...context.commands.map((command) => ({ command, consumed: undefined })),
    ...messageCommands(context),
  ].map(({ command, consumed }) => ({
    model,
    context,
    command,
    message: commandType(command),
    handler: handlerType(command),
    file: applicationCommandFile(command),
    controller: layerFile(context.name, 'presentation', `${command.name}Controller`),
    requests: layerFile(context.name, 'presentation', `${command.name}Requests`),
    consumed,
  }));

/** A template below the context's folder. */
export const applicationCommandFileOf = (
  { command }: ApplicationCommandScope,
  file: DeclaredFile,
): PlannedFile =>
  declaredFile(command, { ...file, template: `app/src/contexts/__context__/${file.template}` });
