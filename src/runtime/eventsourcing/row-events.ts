import { type Clock, newId } from '../domain/index.ts';
import type { EventStore } from './event-store.ts';
import { occasionOf } from './occasion-of.ts';

export interface RowEventsPorts {
  readonly events: EventStore;
  readonly clock: Clock;
  readonly category: string;
}

/**
 * Tells what became of the rows of an entity, in the unit that changes them. The rows guard their own
 * versions, so that an event goes on from wherever the stream is.
 *
 * @example await this.#events.append(product.id, 'ProductCreated', productEventData(product));
 */
export class RowEvents<Events extends object> {
  readonly #ports: RowEventsPorts;

  constructor(ports: RowEventsPorts) {
    this.#ports = ports;
  }

  async append<Type extends keyof Events & string>(
    id: string | number,
    type: Type,
    data: Events[Type],
  ): Promise<void> {
    const { events, clock, category } = this.#ports;
    const { now: at, actorId, correlationId, causationId } = occasionOf(clock);
    const meta = { id: newId(), at, actorId, correlationId, causationId, streamVersion: 0 };
    await events.append({ category, id: String(id) }, 'any', [{ type, data, meta }]);
  }
}
