import { Gauge } from 'prom-client';
import type { Metrics } from '../observability/index.ts';
import type { ProcessRunner } from './process-runner.ts';

/** How many processes are running, and whether their timers fire, as Prometheus reads it. */
export function measureProcesses(
  processes: Pick<ProcessRunner, 'status'>,
  { registry }: Pick<Metrics, 'registry'>,
): void {
  const labelNames = ['process'] as const;
  const registers = [registry];
  new Gauge({
    name: 'processes',
    help: 'Processes that have not ended',
    labelNames,
    registers,
    async collect() {
      for (const { name, running } of await processes.status())
        this.set({ process: name }, running);
    },
  });
  new Gauge({
    name: 'process_timers',
    help: 'Timers that wait for their time, and those that are late',
    labelNames: [...labelNames, 'state'] as const,
    registers,
    async collect() {
      for (const { name: process, waiting, late } of await processes.status()) {
        this.set({ process, state: 'waiting' }, waiting);
        this.set({ process, state: 'late' }, late);
      }
    },
  });
}
