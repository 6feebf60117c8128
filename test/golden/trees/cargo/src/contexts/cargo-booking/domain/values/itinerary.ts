import {
  checkList,
  elementAt,
  NotImplemented,
  ValueObject,
  validate,
  withinEach,
} from '@plinth/runtime/domain';
import type { Handling } from './handling.js';
import { Leg, type LegJson } from './leg.js';

export interface ItineraryFields {
  readonly legs: readonly Leg[];
}

export interface ItineraryJson {
  readonly legs: readonly LegJson[];
}

export class Itinerary extends ValueObject {
  readonly legs: readonly Leg[];

  constructor(fields: ItineraryFields) {
    super();
    this.legs = Object.freeze([...fields.legs]);
    validate({
      legs: checkList(this.legs, { min: 1 }),
    });
    Object.freeze(this);
  }

  static fromJSON(json: ItineraryJson): Itinerary {
    return new Itinerary({
      legs: withinEach('legs', json.legs, (item) => Leg.fromJSON(item)),
    });
  }

  lastLeg(): Leg {
    return elementAt(this.legs, this.legs.length - 1);
  }

  isExpected(handling: Handling): boolean {
    throw new NotImplemented('CargoBooking.Itinerary.isExpected');
  }

  toJSON(): ItineraryJson {
    return {
      legs: this.legs.map((item) => item.toJSON()),
    };
  }
}
