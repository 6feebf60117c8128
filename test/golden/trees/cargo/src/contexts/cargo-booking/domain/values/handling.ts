import {
  checkDatetime,
  checkMember,
  normaliseDatetime,
  ValueObject,
  validate,
} from '@plinth/runtime/domain';
import { checkUnLocode, type LocationId } from '../../../locations/contract.js';
import { checkVoyageNumber, type VoyageId } from '../../../voyage-planning/contract.js';
import { HandlingType } from '../enums/handling-type.js';

export interface HandlingFields {
  readonly type: HandlingType;
  readonly location: LocationId;
  readonly voyage?: VoyageId | null | undefined;
  readonly completedAt: string;
}

export interface HandlingJson {
  readonly type: HandlingType;
  readonly location: LocationId;
  readonly voyage?: VoyageId | null | undefined;
  readonly completedAt: string;
}

export class Handling extends ValueObject {
  readonly type: HandlingType;
  readonly location: LocationId;
  readonly voyage: VoyageId | null;
  readonly completedAt: string;

  constructor(fields: HandlingFields) {
    super();
    this.type = fields.type;
    this.location = fields.location;
    this.voyage = fields.voyage ?? null;
    this.completedAt = fields.completedAt;
    validate({
      type: checkMember(this.type, Object.values(HandlingType)),
      location: checkUnLocode(this.location),
      voyage: checkVoyageNumber(this.voyage),
      completedAt: checkDatetime(this.completedAt),
    });
    Object.freeze(this);
  }

  static fromJSON(json: HandlingJson): Handling {
    return new Handling({
      type: json.type,
      location: json.location,
      voyage: json.voyage,
      completedAt: normaliseDatetime(json.completedAt),
    });
  }

  toJSON(): HandlingJson {
    return {
      type: this.type,
      location: this.location,
      voyage: this.voyage,
      completedAt: this.completedAt,
    };
  }
}
