import { statusGauge } from '../events/status-gauge.ts';
import type { Metrics } from '../observability/index.ts';
import type { StreamRunner } from './stream-runner.ts';

/** How far processors are behind and what they have given up on, as Prometheus reads it. */
export function measureStreams(
  streams: Pick<StreamRunner, 'status'>,
  metrics: Pick<Metrics, 'registry'>,
): void {
  const label = 'processor';
  statusGauge(streams, metrics, {
    name: 'stream_events_behind',
    help: 'Events of the log that a processor has not come past yet',
    label,
    figure: 'behind',
  });
  statusGauge(streams, metrics, {
    name: 'stream_dead_letters_parked',
    help: 'Events that a processor has given up on',
    label,
    figure: 'parked',
  });
}
