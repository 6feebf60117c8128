import { Gauge, type Registry } from 'prom-client';
import type { SubscriptionStatus } from './subscription-runner.ts';

export interface StatusGauge {
  readonly name: string;
  readonly help: string;
  /** What the name of each of them is the label of. */
  readonly label: string;
  readonly figure: 'behind' | 'parked';
}

/** A figure of how something that follows events is getting on, as Prometheus reads it. */
export function statusGauge(
  of: { status(): Promise<readonly SubscriptionStatus[]> },
  { registry }: { readonly registry: Registry },
  { name, help, label, figure }: StatusGauge,
): void {
  new Gauge({
    name,
    help,
    labelNames: [label],
    registers: [registry],
    async collect() {
      for (const one of await of.status()) this.set({ [label]: one.name }, one[figure]);
    },
  });
}
