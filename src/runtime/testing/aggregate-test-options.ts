import type { Actor } from '../auth/index.ts';
import type { CommandBus } from '../cqrs/index.ts';
import type { Aggregate, AggregateRepository, EventCodec } from '../eventsourcing/index.ts';
import type { MemoryEngines } from './memory-engines.ts';

export interface AggregateTestOptions<Root extends Aggregate<Id>, Id> {
  readonly engines: MemoryEngines;
  readonly codec: EventCodec;
  readonly repository: AggregateRepository<Root, Id>;
  /** The handlers of its commands. */
  readonly commands: CommandBus;
  /** Its id by the name of its stream, where ids are no text: `Number`. */
  readonly idOf?: (name: string) => Id;
  /** Who gives the commands; the application itself when absent. */
  readonly actor?: Actor;
  /** Called with what is missing where a scenario comes to a body that is not written yet. */
  readonly skip?: ((missing: string) => void) | undefined;
}
