import { isDomainError } from '../domain/index.ts';
import type { CommandMiddleware } from './command-bus.ts';

/** The part of a pino logger that is used here. */
export interface CommandLogger {
  isLevelEnabled(level: 'debug'): boolean;
  debug(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Each command at level debug with what came of it; a fault of ours at level error. */
export function logCommands(log: CommandLogger): CommandMiddleware {
  return async (command, next) => {
    const isTold = log.isLevelEnabled('debug');
    const start = isTold ? performance.now() : 0;
    try {
      const answer = await next(command);
      if (isTold) tellSuccess(log, command.constructor.name, performance.now() - start);
      return answer;
    } catch (error) {
      tellFailure(log, command.constructor.name, error);
      throw error;
    }
  };
}

function tellSuccess(log: CommandLogger, command: string, millis: number): void {
  log.debug({ command, millis }, 'command handled');
}

function tellFailure(log: CommandLogger, command: string, error: unknown): void {
  if (isDomainError(error)) log.debug({ command, code: error.code }, 'command refused');
  else log.error({ command, err: error }, 'command failed');
}
