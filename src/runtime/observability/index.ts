export { currentCorrelationId } from './correlation.ts';
export {
  type HealthCheck,
  type HealthOptions,
  HealthRegistry,
  type Readiness,
} from './health.ts';
export { createLogger, type Logger, type LoggerOptions } from './logger.ts';
export { type HandledCommand, Metrics } from './metrics.ts';
export type { ServedRequest } from './request-durations.ts';
export { closeAll, type Lifetime, runUntilStopped } from './run-until-stopped.ts';
