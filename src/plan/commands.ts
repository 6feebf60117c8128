import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { planApplicationCommand } from './application-command.ts';
import { planApplicationControllers } from './application-command-controller.ts';
import { applicationCommandScopes } from './application-command-scope.ts';
import { planCommand } from './command.ts';
import { planAggregateController } from './command-controller.ts';
import { planAggregateRequests } from './command-requests.ts';
import { commandScopes } from './command-scope.ts';
import type { PlannedFile } from './planned-file.ts';

/** Everything about the commands of a context: messages, handlers, routes. */
export const planCommands = (model: Model, context: Context): readonly PlannedFile[] => [
  ...commandScopes(model, context).map(planCommand),
  ...context.aggregates.flatMap((aggregate) => [
    ...planAggregateController(model, context, aggregate),
    ...planAggregateRequests(model, context, aggregate),
  ]),
  ...applicationCommandScopes(model, context).map(planApplicationCommand),
  ...planApplicationControllers(model, context),
];
