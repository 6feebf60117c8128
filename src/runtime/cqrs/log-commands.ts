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
  return (command, next) => {
    const { name } = command.constructor;
    const failed = (error: unknown): never => {
      tellFailure(log, name, error);
      throw error;
    };
    if (!log.isLevelEnabled('debug')) return next(command).catch(failed);
    const start = performance.now();
    return next(command).then((answer) => {
      log.debug({ command: name, millis: performance.now() - start }, 'command handled');
      return answer;
    }, failed);
  };
}

function tellFailure(log: CommandLogger, command: string, error: unknown): void {
  if (isDomainError(error)) log.debug({ command, code: error.code }, 'command refused');
  else log.error({ command, err: error }, 'command failed');
}
