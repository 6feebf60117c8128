import {
  checkDatetime,
  elementAt,
  normaliseDatetime,
  ValueObject,
  validate,
} from '@plinth/runtime/domain';
import { checkUnLocode, type LocationId } from '../../../locations/contract.js';
import { SameOriginAndDestination } from '../errors.js';
import type { Itinerary } from './itinerary.js';

export interface RouteSpecificationFields {
  readonly origin: LocationId;
  readonly destination: LocationId;
  readonly arrivalDeadline: string;
}

export interface RouteSpecificationJson {
  readonly origin: LocationId;
  readonly destination: LocationId;
  readonly arrivalDeadline: string;
}

export class RouteSpecification extends ValueObject {
  readonly origin: LocationId;
  readonly destination: LocationId;
  readonly arrivalDeadline: string;

  constructor(fields: RouteSpecificationFields) {
    super();
    this.origin = fields.origin;
    this.destination = fields.destination;
    this.arrivalDeadline = fields.arrivalDeadline;
    validate({
      origin: checkUnLocode(this.origin),
      destination: checkUnLocode(this.destination),
      arrivalDeadline: checkDatetime(this.arrivalDeadline),
    });
    if (this.origin === this.destination) {
      throw new SameOriginAndDestination();
    }
    Object.freeze(this);
  }

  static fromJSON(json: RouteSpecificationJson): RouteSpecification {
    return new RouteSpecification({
      origin: json.origin,
      destination: json.destination,
      arrivalDeadline: normaliseDatetime(json.arrivalDeadline),
    });
  }

  isSatisfiedBy(itinerary: Itinerary): boolean {
    return (
      elementAt(itinerary.legs, 0).loadLocation === this.origin &&
      itinerary.lastLeg().unloadLocation === this.destination &&
      itinerary.lastLeg().unloadTime < this.arrivalDeadline
    );
  }

  toJSON(): RouteSpecificationJson {
    return {
      origin: this.origin,
      destination: this.destination,
      arrivalDeadline: this.arrivalDeadline,
    };
  }
}
