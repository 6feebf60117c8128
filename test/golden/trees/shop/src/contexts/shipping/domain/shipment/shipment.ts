import { AggregateRoot, requireStatus } from '@plinth/runtime/domain';
import { ShipmentStatus } from '../enums/shipment-status.js';
import type { ShipmentId } from '../types.js';
import type { ShipmentEvents } from './events.js';
import type { DispatchInput, RequestInput } from './inputs.js';
import { applyShipment, type ShipmentState } from './state.js';

export class Shipment extends AggregateRoot<ShipmentId, ShipmentState, ShipmentEvents> {
  protected override readonly apply = applyShipment;

  request(input: RequestInput): void {
    this.requireNew();
    this.raise('ShipmentRequested', {
      shipmentId: this.id,
      orderId: input.orderId,
      shipTo: input.shipTo,
    });
  }

  dispatch(input: DispatchInput): void {
    requireStatus('Dispatch', this.state.status, [ShipmentStatus.Requested]);
    this.raise('ShipmentDispatched', {
      shipmentId: this.id,
      orderId: this.state.orderId,
      trackingNo: input.trackingNo,
    });
  }

  cancel(): void {
    if (this.state.status !== ShipmentStatus.Requested) {
      return;
    }
    this.raise('ShipmentCancelled', { shipmentId: this.id });
  }
}
