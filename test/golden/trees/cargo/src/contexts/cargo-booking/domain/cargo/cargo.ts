import { AggregateRoot } from '@plinth/runtime/domain';
import type { CargoId } from '../types.js';
import type { CargoEvents } from './events.js';
import type {
  AssignToRouteInput,
  BookInput,
  ChangeDestinationInput,
  InspectInput,
} from './inputs.js';
import { applyCargo, type CargoState } from './state.js';

export class Cargo extends AggregateRoot<CargoId, CargoState, CargoEvents> {
  protected override readonly apply = applyCargo;

  book(input: BookInput): void {
    this.requireNew();
    this.raise('CargoBooked', { cargoId: this.id, route: input.route, delivery: input.delivery });
  }

  assignToRoute(input: AssignToRouteInput): void {
    this.raise('CargoRouted', {
      cargoId: this.id,
      itinerary: input.itinerary,
      delivery: input.delivery,
    });
  }

  changeDestination(input: ChangeDestinationInput): void {
    this.raise('RouteSpecified', { cargoId: this.id, route: input.route });
  }

  inspect(input: InspectInput): void {
    if (input.delivery.misdirected) {
      this.raise('DeliveryDerived', { cargoId: this.id, delivery: input.delivery });
      this.raise('CargoMisdirected', { cargoId: this.id });
    } else if (input.delivery.unloadedAtDestination) {
      this.raise('DeliveryDerived', { cargoId: this.id, delivery: input.delivery });
      this.raise('CargoArrived', { cargoId: this.id });
    } else {
      this.raise('DeliveryDerived', { cargoId: this.id, delivery: input.delivery });
    }
  }
}
