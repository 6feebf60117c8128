import type { Server } from '@plinth/runtime/controllers';
import { CommandBus, type CommandMiddleware } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventStore } from '@plinth/runtime/eventsourcing';
import { ChangeCommand, ChangeHandler } from './application/commands/profile/change.js';
import { FollowCommand, FollowHandler } from './application/commands/profile/follow.js';
import { JoinCommand, JoinHandler } from './application/commands/profile/join.js';
import { LeaveCommand, LeaveHandler } from './application/commands/profile/leave.js';
import { SqlGetProfileQuery } from './infrastructure/queries/sql-get-profile.js';
import { SqlProfileRepository } from './infrastructure/sql-profile-repository.js';
import { GetProfileController } from './presentation/get-profile-controller.js';
import { ProfileController } from './presentation/profile-controller.js';

export interface VetsPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly middleware: readonly CommandMiddleware[];
}

/** The Vets context at work. */
export interface VetsContext {
  readonly commands: CommandBus;
  register(app: Server): void;
}

export function createVets(ports: VetsPorts): VetsContext {
  const profiles = new SqlProfileRepository(ports);
  const getProfileQuery = new SqlGetProfileQuery(ports.database);
  const commands = new CommandBus({ middleware: ports.middleware });
  commands.register(JoinCommand, new JoinHandler({ unitOfWork: ports.database, profiles }));
  commands.register(ChangeCommand, new ChangeHandler({ unitOfWork: ports.database, profiles }));
  commands.register(LeaveCommand, new LeaveHandler({ unitOfWork: ports.database, profiles }));
  commands.register(FollowCommand, new FollowHandler({ unitOfWork: ports.database, profiles }));
  const controllers = [new GetProfileController(getProfileQuery), new ProfileController(commands)];
  return {
    commands,
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}
