import type { HealthRegistry } from './health.ts';
import type { Logger } from './logger.ts';

export interface Lifetime {
  readonly log: Logger;
  readonly health?: HealthRegistry;
  /** How long closing may take, in milliseconds. */
  readonly within: number;
  /** Closed one after the other, in this order: first what lets work in, last what work needs. */
  readonly close: readonly (() => Promise<unknown> | unknown)[];
}

/** Waits for SIGTERM or SIGINT, closes in order and ends the process; a second signal ends it at once. */
export function runUntilStopped(lifetime: Lifetime): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) {
      lifetime.log.warn({ signal }, 'stopped at once');
      process.exit(1);
    }
    stopping = true;
    lifetime.log.info({ signal }, 'stopping');
    void closeAll(lifetime).then((code) => process.exit(code));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Answers the exit code: 0 when everything closed in time. */
export async function closeAll({ log, health, within, close }: Lifetime): Promise<0 | 1> {
  health?.stopping();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), within);
  });
  try {
    if ((await Promise.race([inOrder(close), late])) === 'late') {
      log.error({ within }, 'could not stop in time');
      return 1;
    }
    log.info('stopped');
    return 0;
  } catch (error) {
    log.error({ err: error }, 'could not stop cleanly');
    return 1;
  } finally {
    clearTimeout(timer);
  }
}

/** One that fails to close does not keep the others open. */
async function inOrder(close: Lifetime['close']): Promise<void> {
  const failures: unknown[] = [];
  for (const one of close) {
    try {
      await one();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) {
    throw failures.length === 1 ? failures[0] : new AggregateError(failures);
  }
}
