import type { Authenticator } from '@plinth/runtime/auth';
import { createServer, type Server, SqlIdempotencyStore } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { HealthRegistry, Logger } from '@plinth/runtime/observability';
import { registerPages } from '@plinth/runtime/pages';
import { createCatalog } from '../../contexts/catalog/context.js';
import { catalogSchemas } from '../../contexts/catalog/presentation/schemas.js';
import { HttpBackupProcessor } from '../../contexts/payments/infrastructure/http-backup-processor.js';
import { HttpCardProcessor } from '../../contexts/payments/infrastructure/http-card-processor.js';
import type { Settings } from '../../settings.js';
import { sharedSchemas } from '../../shared/schemas.js';

export interface ShopPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly health: HealthRegistry;
  readonly authenticator: Authenticator;
  readonly settings: Pick<
    Settings,
    | 'bodyLimit'
    | 'corsOrigins'
    | 'docs'
    | 'host'
    | 'metricsPort'
    | 'trustProxy'
    | 'backupProcessorUrl'
    | 'cardProcessorUrl'
  >;
}

export interface Shop {
  readonly app: Server;
}

/** Puts everything of the process together; nothing listens yet. */
export async function composeShop(ports: ShopPorts): Promise<Shop> {
  const httpBackupProcessor = new HttpBackupProcessor(ports.settings.backupProcessorUrl);
  const httpCardProcessor = new HttpCardProcessor(
    ports.settings.cardProcessorUrl,
    httpBackupProcessor,
  );
  const catalog = createCatalog(ports);

  const app = await createServer({
    info: {
      title: 'Shop',
      version: '0.1.0',
      description: 'Catalog, orders, stock, payments and shipping',
    },
    schemas: [...sharedSchemas, ...catalogSchemas],
    log: ports.log,
    health: ports.health,
    authenticator: ports.authenticator,
    idempotency: { store: new SqlIdempotencyStore(ports.database), unitOfWork: ports.database },
    bodyLimit: ports.settings.bodyLimit,
    corsOrigins: ports.settings.corsOrigins,
    docs: ports.settings.docs,
    host: ports.settings.host,
    metricsPort: ports.settings.metricsPort,
    trustProxy: ports.settings.trustProxy,
  });
  app.addHook('onClose', async () => {
    await httpBackupProcessor.close();
    await httpCardProcessor.close();
  });
  catalog.register(app);
  registerPages(app, {
    title: 'Shop',
    navigation: [
      { label: 'Categories', href: '/ui/categories' },
      { label: 'Products', href: '/ui/products' },
    ],
    authenticator: ports.authenticator,
    routes: (pages) => {
      catalog.registerPages(pages);
    },
  });
  return { app };
}
