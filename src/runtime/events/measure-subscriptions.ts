import type { Metrics } from '../observability/index.ts';
import { statusGauge } from './status-gauge.ts';
import type { SubscriptionRunner } from './subscription-runner.ts';

/** How far subscriptions are behind and what they have given up on, as Prometheus reads it. */
export function measureSubscriptions(
  subscriptions: Pick<SubscriptionRunner, 'status'>,
  metrics: Pick<Metrics, 'registry'>,
): void {
  const label = 'subscription';
  statusGauge(subscriptions, metrics, {
    name: 'subscription_events_behind',
    help: 'Events of the log that are not dealt with yet',
    label,
    figure: 'behind',
  });
  statusGauge(subscriptions, metrics, {
    name: 'dead_letters_parked',
    help: 'Events that a subscription has given up on',
    label,
    figure: 'parked',
  });
}
