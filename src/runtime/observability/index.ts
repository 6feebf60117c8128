export { currentCorrelationId } from './correlation.ts';
export {
  type HealthCheck,
  type HealthOptions,
  HealthRegistry,
  type Readiness,
} from './health.ts';
export { createLogger, type Logger, type LoggerOptions } from './logger.ts';
export { Metrics, type ServedRequest } from './metrics.ts';
export { closeAll, type Lifetime, runUntilStopped } from './run-until-stopped.ts';
