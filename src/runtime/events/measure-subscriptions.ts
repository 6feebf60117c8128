import { Gauge } from 'prom-client';
import type { Metrics } from '../observability/index.ts';
import type { SubscriptionRunner } from './subscription-runner.ts';

/** How far subscriptions are behind and what they have given up on, as Prometheus reads it. */
export function measureSubscriptions(
  subscriptions: Pick<SubscriptionRunner, 'status'>,
  { registry }: Pick<Metrics, 'registry'>,
): void {
  const labelNames = ['subscription'] as const;
  const registers = [registry];
  const gauge = (name: string, help: string, figure: 'behind' | 'parked'): void => {
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        for (const one of await subscriptions.status()) {
          this.set({ subscription: one.name }, one[figure]);
        }
      },
    });
  };
  gauge('subscription_events_behind', 'Events of the log that are not dealt with yet', 'behind');
  gauge('dead_letters_parked', 'Events that a subscription has given up on', 'parked');
}
