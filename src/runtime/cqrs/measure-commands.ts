import { isDomainError } from '../domain/index.ts';
import type { HandledCommand } from '../observability/index.ts';
import type { CommandMiddleware } from './command-bus.ts';

/** How long each command takes and what comes of it, as Prometheus reads it. */
export function measureCommands(metrics: {
  commandEnded(command: HandledCommand): void;
}): CommandMiddleware {
  return (message, next) => {
    const command = message.constructor.name;
    const start = performance.now();
    const ended = (outcome: HandledCommand['outcome']): void =>
      metrics.commandEnded({ command, outcome, seconds: (performance.now() - start) / 1_000 });
    return next(message).then(
      (answer) => {
        ended('done');
        return answer;
      },
      (error: unknown) => {
        ended(isDomainError(error) ? 'refused' : 'failed');
        throw error;
      },
    );
  };
}
