import { checkDatetime, normaliseDatetime, ValueObject, validate } from '@plinth/runtime/domain';
import { checkUnLocode, type LocationId } from '../../../locations/contract.js';
import { checkVoyageNumber, type VoyageId } from '../../../voyage-planning/contract.js';

export interface LegFields {
  readonly voyage: VoyageId;
  readonly loadLocation: LocationId;
  readonly unloadLocation: LocationId;
  readonly loadTime: string;
  readonly unloadTime: string;
}

export interface LegJson {
  readonly voyage: VoyageId;
  readonly loadLocation: LocationId;
  readonly unloadLocation: LocationId;
  readonly loadTime: string;
  readonly unloadTime: string;
}

export class Leg extends ValueObject {
  readonly voyage: VoyageId;
  readonly loadLocation: LocationId;
  readonly unloadLocation: LocationId;
  readonly loadTime: string;
  readonly unloadTime: string;

  constructor(fields: LegFields) {
    super();
    this.voyage = fields.voyage;
    this.loadLocation = fields.loadLocation;
    this.unloadLocation = fields.unloadLocation;
    this.loadTime = fields.loadTime;
    this.unloadTime = fields.unloadTime;
    validate({
      voyage: checkVoyageNumber(this.voyage),
      loadLocation: checkUnLocode(this.loadLocation),
      unloadLocation: checkUnLocode(this.unloadLocation),
      loadTime: checkDatetime(this.loadTime),
      unloadTime: checkDatetime(this.unloadTime),
    });
    Object.freeze(this);
  }

  static fromJSON(json: LegJson): Leg {
    return new Leg({
      voyage: json.voyage,
      loadLocation: json.loadLocation,
      unloadLocation: json.unloadLocation,
      loadTime: normaliseDatetime(json.loadTime),
      unloadTime: normaliseDatetime(json.unloadTime),
    });
  }

  toJSON(): LegJson {
    return {
      voyage: this.voyage,
      loadLocation: this.loadLocation,
      unloadLocation: this.unloadLocation,
      loadTime: this.loadTime,
      unloadTime: this.unloadTime,
    };
  }
}
