export type {
  ChaosApp,
  ChaosAuth,
  LoadedAggregates,
  OutsideCall,
  RepositoryPorts,
} from './chaos-app.ts';
export { type ChaosCode, ChaosError } from './chaos-error.ts';
export { type RunChaosOptions, runChaos } from './run-chaos.ts';
