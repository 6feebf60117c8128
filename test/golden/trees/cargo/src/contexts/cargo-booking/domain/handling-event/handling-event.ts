import { AggregateRoot } from '@plinth/runtime/domain';
import { HandlingType } from '../enums/handling-type.js';
import { VoyageMismatch } from '../errors.js';
import type { HandlingEventId } from '../types.js';
import type { HandlingEventEvents } from './events.js';
import type { RegisterInput } from './inputs.js';
import { applyHandlingEvent, type HandlingEventState } from './state.js';

export class HandlingEvent extends AggregateRoot<
  HandlingEventId,
  HandlingEventState,
  HandlingEventEvents
> {
  protected override readonly apply = applyHandlingEvent;

  register(input: RegisterInput): void {
    this.requireNew();
    this.raise('HandlingRegistered', {
      handlingEventId: this.id,
      cargo: input.cargo,
      type: input.type,
      location: input.location,
      voyage: input.voyage,
      completedAt: input.completedAt,
    });
  }

  override checkInvariants(): void {
    if (
      (this.state.type === HandlingType.Load || this.state.type === HandlingType.Unload) !==
      (this.state.voyage !== null)
    ) {
      throw new VoyageMismatch();
    }
  }
}
