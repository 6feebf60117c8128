import { checkDatetime, normaliseDatetime, ValueObject, validate } from '@plinth/runtime/domain';
import { checkUnLocode, type LocationId } from '../../../locations/contract.js';
import { BadSchedule } from '../errors.js';

export interface CarrierMovementFields {
  readonly origin: LocationId;
  readonly destination: LocationId;
  readonly departs: string;
  readonly arrives: string;
}

export interface CarrierMovementJson {
  readonly origin: LocationId;
  readonly destination: LocationId;
  readonly departs: string;
  readonly arrives: string;
}

export class CarrierMovement extends ValueObject {
  readonly origin: LocationId;
  readonly destination: LocationId;
  readonly departs: string;
  readonly arrives: string;

  constructor(fields: CarrierMovementFields) {
    super();
    this.origin = fields.origin;
    this.destination = fields.destination;
    this.departs = fields.departs;
    this.arrives = fields.arrives;
    validate({
      origin: checkUnLocode(this.origin),
      destination: checkUnLocode(this.destination),
      departs: checkDatetime(this.departs),
      arrives: checkDatetime(this.arrives),
    });
    if (!(this.departs < this.arrives)) {
      throw new BadSchedule();
    }
    Object.freeze(this);
  }

  static fromJSON(json: CarrierMovementJson): CarrierMovement {
    return new CarrierMovement({
      origin: json.origin,
      destination: json.destination,
      departs: normaliseDatetime(json.departs),
      arrives: normaliseDatetime(json.arrives),
    });
  }

  toJSON(): CarrierMovementJson {
    return {
      origin: this.origin,
      destination: this.destination,
      departs: this.departs,
      arrives: this.arrives,
    };
  }
}
