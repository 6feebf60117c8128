import { codec } from '@plinth/runtime/eventsourcing';
import { Address } from '../../../shared/values/address.js';
import { Money } from '../../../shared/values/money.js';
import type { OrderEvents } from '../domain/order/events.js';
import { OrderLine } from '../domain/values/order-line.js';

/** How the events of an order are written down. */
export const orderEvents = codec<OrderEvents>({
  category: 'ordering.order',
  events: {
    OrderOpened: { version: 1 },
    LineAdded: {
      version: 1,
      read: (json) => ({ ...json, unitPrice: Money.fromJSON(json.unitPrice) }),
    },
    OrderPlaced: {
      version: 2,
      was: ['OrderSubmitted'],
      upcasts: {
        1: ({ address, ...json }, meta) => ({ ...json, shipTo: address, placedAt: meta.at }),
      },
      read: (json, meta) => ({
        ...json,
        lines: json.lines.map((item) => OrderLine.fromJSON(item)),
        total: Money.fromJSON(json.total),
        shipTo: Address.fromJSON(json.shipTo),
        placedAt: json.placedAt ?? meta.at,
      }),
    },
    PaymentRecorded: {
      version: 1,
      read: (json) => ({ ...json, amount: Money.fromJSON(json.amount) }),
    },
    OrderPaid: {
      version: 1,
      read: (json) => ({ ...json, total: Money.fromJSON(json.total) }),
    },
    OrderShipped: { version: 1 },
    OrderCancelled: { version: 1 },
  },
});
