import {
  checkDatetime,
  checkMember,
  normaliseDatetime,
  ValueObject,
  validate,
} from '@plinth/runtime/domain';
import { checkUnLocode, type LocationId } from '../../../locations/contract.js';
import { checkVoyageNumber, type VoyageId } from '../../../voyage-planning/contract.js';
import { RoutingStatus } from '../enums/routing-status.js';
import { TransportStatus } from '../enums/transport-status.js';

export interface DeliveryFields {
  readonly transportStatus: TransportStatus;
  readonly routingStatus: RoutingStatus;
  readonly misdirected: boolean;
  readonly lastKnownLocation?: LocationId | null | undefined;
  readonly currentVoyage?: VoyageId | null | undefined;
  readonly eta?: string | null | undefined;
  readonly unloadedAtDestination: boolean;
  readonly calculatedAt: string;
}

export interface DeliveryJson {
  readonly transportStatus: TransportStatus;
  readonly routingStatus: RoutingStatus;
  readonly misdirected: boolean;
  readonly lastKnownLocation?: LocationId | null | undefined;
  readonly currentVoyage?: VoyageId | null | undefined;
  readonly eta?: string | null | undefined;
  readonly unloadedAtDestination: boolean;
  readonly calculatedAt: string;
}

export class Delivery extends ValueObject {
  readonly transportStatus: TransportStatus;
  readonly routingStatus: RoutingStatus;
  readonly misdirected: boolean;
  readonly lastKnownLocation: LocationId | null;
  readonly currentVoyage: VoyageId | null;
  readonly eta: string | null;
  readonly unloadedAtDestination: boolean;
  readonly calculatedAt: string;

  constructor(fields: DeliveryFields) {
    super();
    this.transportStatus = fields.transportStatus;
    this.routingStatus = fields.routingStatus;
    this.misdirected = fields.misdirected;
    this.lastKnownLocation = fields.lastKnownLocation ?? null;
    this.currentVoyage = fields.currentVoyage ?? null;
    this.eta = fields.eta ?? null;
    this.unloadedAtDestination = fields.unloadedAtDestination;
    this.calculatedAt = fields.calculatedAt;
    validate({
      transportStatus: checkMember(this.transportStatus, Object.values(TransportStatus)),
      routingStatus: checkMember(this.routingStatus, Object.values(RoutingStatus)),
      lastKnownLocation: checkUnLocode(this.lastKnownLocation),
      currentVoyage: checkVoyageNumber(this.currentVoyage),
      eta: checkDatetime(this.eta),
      calculatedAt: checkDatetime(this.calculatedAt),
    });
    Object.freeze(this);
  }

  static fromJSON(json: DeliveryJson): Delivery {
    return new Delivery({
      transportStatus: json.transportStatus,
      routingStatus: json.routingStatus,
      misdirected: json.misdirected,
      lastKnownLocation: json.lastKnownLocation,
      currentVoyage: json.currentVoyage,
      eta: json.eta == null ? null : normaliseDatetime(json.eta),
      unloadedAtDestination: json.unloadedAtDestination,
      calculatedAt: normaliseDatetime(json.calculatedAt),
    });
  }

  toJSON(): DeliveryJson {
    return {
      transportStatus: this.transportStatus,
      routingStatus: this.routingStatus,
      misdirected: this.misdirected,
      lastKnownLocation: this.lastKnownLocation,
      currentVoyage: this.currentVoyage,
      eta: this.eta,
      unloadedAtDestination: this.unloadedAtDestination,
      calculatedAt: this.calculatedAt,
    };
  }
}
