import { publication } from '@plinth/runtime/messaging';
import type { ShipmentDispatched } from '../../domain/shipment/events.js';
import type { ShipmentId } from '../../domain/types.js';

/** What others are told of ShipmentDispatched. */
export interface ShipmentDispatchedMessage {
  readonly shipmentId: ShipmentId;
  readonly orderId: string;
  readonly trackingNo: string;
}

export const shipmentDispatchedPublication = publication<
  ShipmentDispatched,
  ShipmentDispatchedMessage
>({
  type: 'shipment.dispatched',
  channel: { name: 'shipments', kind: 'topic' },
  schema: {
    type: 'object',
    required: ['shipmentId', 'orderId', 'trackingNo'],
    properties: {
      shipmentId: { type: 'string', format: 'uuid' },
      orderId: { type: 'string', format: 'uuid' },
      trackingNo: { type: 'string', maxLength: 255 },
    },
    additionalProperties: false,
  },
  key: ({ shipmentId }) => shipmentId,
  fields: (data) => ({
    shipmentId: data.shipmentId,
    orderId: data.orderId,
    trackingNo: data.trackingNo,
  }),
});
