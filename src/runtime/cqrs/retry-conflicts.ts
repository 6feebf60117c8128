import { isConflict } from '../domain/index.ts';
import { delayAfter, pause } from '../resilience/index.ts';
import type { UnitOfWork } from '../services/index.ts';
import type { CommandMiddleware } from './command-bus.ts';

export interface RetryConflictsOptions {
  /** How often a command is tried in all. */
  readonly tries: number;
  /** Within one that is running nothing is repeated: all of it has failed. */
  readonly unitOfWork: Pick<UnitOfWork, 'active'>;
}

const pauses = { attempts: 0, from: 5, upTo: 40 };

/** Tries a command again, from its look-ups on, when somebody else changed the same thing first. */
export function retryConflicts({ tries, unitOfWork }: RetryConflictsOptions): CommandMiddleware {
  return async (command, next) => {
    try {
      return await next(command);
    } catch (error) {
      if (!isConflict(error) || unitOfWork.active) throw error;
      return tryAgain(error, tries, () => next(command));
    }
  };
}

async function tryAgain(
  first: unknown,
  tries: number,
  attempt: () => Promise<unknown>,
): Promise<unknown> {
  let conflict = first;
  for (let tried = 1; tried < tries; tried += 1) {
    await pause(delayAfter(tried - 1, pauses));
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error)) throw error;
      conflict = error;
    }
  }
  throw conflict;
}
