import { MemoryHandledCommands } from '../cqrs/index.ts';
import { MemoryUnitOfWork } from '../database/index.ts';
import type { Clock } from '../domain/index.ts';
import { type EventCodec, MemoryEventStore } from '../eventsourcing/index.ts';
import { fixedClock } from './fixed-clock.ts';

/** What handlers and repositories run on where nothing is to outlive a test. */
export interface MemoryEngines {
  readonly unitOfWork: MemoryUnitOfWork;
  readonly events: MemoryEventStore;
  readonly handled: MemoryHandledCommands;
  readonly clock: Clock;
}

/** @example const engines = memoryEngines(accountEvents); */
export function memoryEngines(...codecs: readonly EventCodec[]): MemoryEngines {
  const unitOfWork = new MemoryUnitOfWork();
  return {
    unitOfWork,
    events: new MemoryEventStore(codecs, unitOfWork),
    handled: new MemoryHandledCommands(unitOfWork),
    clock: fixedClock('2026-01-01T00:00:00.000Z'),
  };
}
