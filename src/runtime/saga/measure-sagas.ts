import { Gauge } from 'prom-client';
import type { Metrics } from '../observability/index.ts';
import type { SagaRunner } from './saga-runner.ts';

/** How many sagas are under way, are taken back, and wait for an operator, as Prometheus reads it. */
export function measureSagas(
  sagas: Pick<SagaRunner, 'status'>,
  { registry }: Pick<Metrics, 'registry'>,
): void {
  new Gauge({
    name: 'sagas',
    help: 'Sagas that have not ended; those that are parked wait for an operator',
    labelNames: ['saga', 'state'] as const,
    registers: [registry],
    async collect() {
      for (const { name, ...counts } of await sagas.status()) {
        for (const [state, count] of Object.entries(counts)) {
          this.set({ saga: name, state }, count);
        }
      }
    },
  });
}
