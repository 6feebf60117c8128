import type { RecordedEvent } from '../eventsourcing/index.ts';
import { partitionOf } from '../eventsourcing/index.ts';
import {
  type BatchDelivery,
  type EventStream,
  type StreamProcessor,
  StreamRunner,
  type StreamRunnerOptions,
} from '../streaming/index.ts';
import {
  enter,
  entered,
  quick,
  type SubscriptionProcess,
  streamOf,
  told,
} from './contract-orders.ts';
import { unexpected } from './unexpected.ts';

type Process = (events: readonly RecordedEvent[], delivery: BatchDelivery) => unknown;

export const processorName = 'contract.orders.processor';

export function processor(
  process: Process,
  options: Partial<Omit<StreamProcessor, 'process'>> = {},
): StreamProcessor {
  return {
    name: processorName,
    types: entered,
    retry: quick,
    ...options,
    process: async (events, delivery) => process(events, delivery),
  };
}

/** What is told apart here of a stream of the suite. */
export interface Going extends Partial<Omit<StreamRunnerOptions, 'streams'>> {
  readonly partitions?: number;
  readonly batch?: EventStream['batch'];
}

/** A runner for a stream with some processors, already started. */
export function going(
  { events, store, leases }: SubscriptionProcess,
  processors: StreamProcessor | readonly StreamProcessor[],
  { partitions = 1, batch = { size: 10, within: 0 }, ...options }: Going = {},
): StreamRunner {
  const runner = new StreamRunner({
    events,
    store,
    leases,
    streams: [{ name: 'contract.orders', partitions, batch, processors: [processors].flat() }],
    onError: unexpected,
    pollEvery: 20,
    ...options,
  });
  runner.start();
  return runner;
}

export const toldAll = (events: readonly RecordedEvent[]): readonly string[] => events.map(told);

/** So many orders, all in one of so many partitions. */
export function ordersIn(index: number, count: number, many: number): readonly string[] {
  const found: string[] = [];
  for (let at = 0; found.length < many; at += 1) {
    if (partitionOf(`order-${at}`, count) === index) found.push(`order-${at}`);
  }
  return found;
}

const effects = streamOf('effects');

/** Does something in the app's own database: what was done is an event that no processor hears. */
export async function effect({ events }: SubscriptionProcess): Promise<void> {
  await enter(events, effects.id, 'OrderClosed');
}

/** How often that was done. */
export async function effectsIn({ events }: SubscriptionProcess): Promise<number> {
  return (await events.read(effects)).length;
}
