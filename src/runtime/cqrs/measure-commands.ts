import { isDomainError } from '../domain/index.ts';
import type { HandledCommand } from '../observability/index.ts';
import type { CommandMiddleware } from './command-bus.ts';

/** How long each command takes and what comes of it, as Prometheus reads it. */
export function measureCommands(metrics: {
  commandEnded(command: HandledCommand): void;
}): CommandMiddleware {
  return async (message, next) => {
    const start = performance.now();
    let outcome: HandledCommand['outcome'] = 'done';
    try {
      return await next(message);
    } catch (error) {
      outcome = isDomainError(error) ? 'refused' : 'failed';
      throw error;
    } finally {
      const seconds = (performance.now() - start) / 1_000;
      metrics.commandEnded({ command: message.constructor.name, outcome, seconds });
    }
  };
}
