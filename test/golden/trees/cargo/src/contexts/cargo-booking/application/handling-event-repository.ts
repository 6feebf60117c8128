import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { HandlingEvent } from '../domain/handling-event/handling-event.js';
import type { HandlingEventId } from '../domain/types.js';

export type HandlingEventRepository = AggregateRepository<HandlingEvent, HandlingEventId>;
