import { type ChaosApp, runChaos } from '@plinth/runtime/chaos';
import { startWith } from '@plinth/runtime/settings';
import { catalogCodecs } from '../contexts/catalog/infrastructure/codecs.js';
import { inventoryCodecs } from '../contexts/inventory/infrastructure/codecs.js';
import { SqlStockRepository } from '../contexts/inventory/infrastructure/sql-stock-repository.js';
import { orderingCodecs } from '../contexts/ordering/infrastructure/codecs.js';
import { EventSourcedOrderRepository } from '../contexts/ordering/infrastructure/event-sourced-order-repository.js';
import { customerSpendView } from '../contexts/ordering/infrastructure/views/customer-spend.js';
import { orderSummaryView } from '../contexts/ordering/infrastructure/views/order-summary.js';
import { paymentsCodecs } from '../contexts/payments/infrastructure/codecs.js';
import { SqlPaymentRepository } from '../contexts/payments/infrastructure/sql-payment-repository.js';
import { shippingCodecs } from '../contexts/shipping/infrastructure/codecs.js';
import { SqlShipmentRepository } from '../contexts/shipping/infrastructure/sql-shipment-repository.js';
import { schemas } from '../migrations/index.js';

/** What chaos has to know of the app. */
const app: ChaosApp = {
  name: 'shop',
  main: new URL('./shop/main.js', import.meta.url),
  schemas,
  settings: { database: 'DATABASE_URL', broker: 'BROKER_URL' },
  auth: {
    key: 'jwks',
    setting: 'AUTH_JWKS',
    issuer: 'AUTH_ISSUER',
    scheme: 'Bearer',
    roles: ['customer', 'support', 'admin'],
  },
  codecs: [
    ...catalogCodecs,
    ...orderingCodecs,
    ...inventoryCodecs,
    ...paymentsCodecs,
    ...shippingCodecs,
  ],
  aggregates: (ports) => ({
    'ordering.order': new EventSourcedOrderRepository(ports),
    'inventory.stock': new SqlStockRepository(ports),
    'payments.payment': new SqlPaymentRepository(ports),
    'shipping.shipment': new SqlShipmentRepository(ports),
  }),
  views: [orderSummaryView, customerSpendView],
  outside: {
    CARD_URL: [
      {
        method: 'POST',
        path: '/payments',
        answer: {
          type: 'object',
          required: ['message'],
          properties: {
            message: { type: 'string', maxLength: 255 },
          },
        },
      },
    ],
    BACKUP_CARD_URL: [
      {
        method: 'POST',
        path: '/payments',
        answer: {
          type: 'object',
          required: ['message'],
          properties: {
            message: { type: 'string', maxLength: 255 },
          },
        },
      },
    ],
  },
};

/** Kills the app again and again while it is asked for all that it can do; then all has to be whole. */
startWith(async () => {
  process.exitCode = await runChaos(process.argv.slice(2), {
    app,
    write: (line) => process.stdout.write(`${line}\n`),
  });
});
