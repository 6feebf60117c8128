import type { RecordedEvent } from '../eventsourcing/index.ts';
import type { StreamProcessor } from './stream-processor.ts';

/** Whether a processor is to be given an event. */
export function isWanted(processor: StreamProcessor, event: RecordedEvent): boolean {
  try {
    return processor.wants?.(event) ?? true;
  } catch {
    // Said again, and parked, when it is processed.
    return true;
  }
}
