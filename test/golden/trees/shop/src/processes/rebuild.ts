import { openDatabase } from '@plinth/runtime/database';
import { rebuildView, SqlEventStore, type View } from '@plinth/runtime/eventsourcing';
import { loadEnvFile, startWith } from '@plinth/runtime/settings';
import { catalogCodecs } from '../contexts/catalog/infrastructure/codecs.js';
import { inventoryCodecs } from '../contexts/inventory/infrastructure/codecs.js';
import { orderingCodecs } from '../contexts/ordering/infrastructure/codecs.js';
import { customerSpendView } from '../contexts/ordering/infrastructure/views/customer-spend.js';
import { orderSummaryView } from '../contexts/ordering/infrastructure/views/order-summary.js';
import { paymentsCodecs } from '../contexts/payments/infrastructure/codecs.js';
import { shippingCodecs } from '../contexts/shipping/infrastructure/codecs.js';
import { schemas } from '../migrations/index.js';
import { loadSettings } from '../settings.js';

const views: Readonly<Record<string, View>> = {
  OrderSummary: orderSummaryView,
  CustomerSpend: customerSpendView,
};

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Makes the rows of a view anew from all events; the app may go on meanwhile. */
startWith(async () => {
  loadEnvFile();
  const [name = ''] = process.argv.slice(2);
  const view = Object.hasOwn(views, name) ? views[name] : undefined;
  if (view === undefined) {
    say(`Name the view to rebuild: ${Object.keys(views).join(', ')}`);
    process.exitCode = 1;
    return;
  }
  const database = await openDatabase({ url: loadSettings().databaseUrl, schemas });
  try {
    const events = new SqlEventStore(database, [
      ...catalogCodecs,
      ...orderingCodecs,
      ...inventoryCodecs,
      ...paymentsCodecs,
      ...shippingCodecs,
    ]);
    const onProgress = (position: number): void => say(`at event ${position}`);
    await rebuildView({ database, events, view, onProgress });
    say(`${name} is rebuilt`);
  } finally {
    await database.close();
  }
});
