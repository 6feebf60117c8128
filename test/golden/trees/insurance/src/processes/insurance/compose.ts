import type { Authenticator } from '@plinth/runtime/auth';
import { createServer, type Server, SqlIdempotencyStore } from '@plinth/runtime/controllers';
import {
  logCommands,
  measureCommands,
  retryConflicts,
  SqlHandledCommands,
} from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import { ProjectionRunner, SqlEventStore } from '@plinth/runtime/eventsourcing';
import { type HealthRegistry, type Logger, Metrics } from '@plinth/runtime/observability';
import { registerPages } from '@plinth/runtime/pages';
import { createClaimsManagement } from '../../contexts/claims-management/context.js';
import { claimsManagementCodecs } from '../../contexts/claims-management/infrastructure/codecs.js';
import { claimsManagementSchemas } from '../../contexts/claims-management/presentation/schemas.js';
import {
  createCustomerManagement,
  createCustomerManagementClient,
} from '../../contexts/customer-management/context.js';
import { customerManagementCodecs } from '../../contexts/customer-management/infrastructure/codecs.js';
import { createCustomerSelfService } from '../../contexts/customer-self-service/context.js';
import { customerSelfServiceCodecs } from '../../contexts/customer-self-service/infrastructure/codecs.js';
import { customerSelfServiceSchemas } from '../../contexts/customer-self-service/presentation/schemas.js';
import { createDebtCollection } from '../../contexts/debt-collection/context.js';
import { debtCollectionCodecs } from '../../contexts/debt-collection/infrastructure/codecs.js';
import { createPolicyManagement } from '../../contexts/policy-management/context.js';
import { policyManagementCodecs } from '../../contexts/policy-management/infrastructure/codecs.js';
import { policyManagementSchemas } from '../../contexts/policy-management/presentation/schemas.js';
import { createPrinting } from '../../contexts/printing/context.js';
import { printingCodecs } from '../../contexts/printing/infrastructure/codecs.js';
import { printingSchemas } from '../../contexts/printing/presentation/schemas.js';
import { createRiskManagement } from '../../contexts/risk-management/context.js';
import { riskManagementSchemas } from '../../contexts/risk-management/presentation/schemas.js';
import type { Settings } from '../../settings.js';

export interface InsurancePorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly health: HealthRegistry;
  readonly authenticator: Authenticator;
  readonly settings: Pick<
    Settings,
    'bodyLimit' | 'corsOrigins' | 'docs' | 'host' | 'metricsPort' | 'trustProxy'
  >;
}

export interface Insurance {
  readonly app: Server;
  /** Keeps the views in step with what happens. */
  readonly projections: ProjectionRunner;
}

/** Puts everything of the process together; nothing listens yet. */
export async function composeInsurance(ports: InsurancePorts): Promise<Insurance> {
  const metrics = new Metrics();
  const inside = {
    ...ports,
    events: new SqlEventStore(ports.database, [
      ...customerManagementCodecs,
      ...customerSelfServiceCodecs,
      ...printingCodecs,
      ...policyManagementCodecs,
      ...debtCollectionCodecs,
      ...claimsManagementCodecs,
    ]),
    handled: new SqlHandledCommands(ports.database),
    middleware: [
      logCommands(ports.log),
      measureCommands(metrics),
      retryConflicts({ tries: 3, unitOfWork: ports.database }),
    ],
  };
  const customerManagementClient = createCustomerManagementClient(inside);
  const customerManagement = createCustomerManagement(inside);
  const customerSelfService = createCustomerSelfService({
    ...inside,
    customerManagement: customerManagementClient,
  });
  const printing = createPrinting(inside);
  const policyManagement = createPolicyManagement({
    ...inside,
    customerManagement: customerManagementClient,
  });
  const riskManagement = createRiskManagement({
    ...ports,
    customerManagement: customerManagementClient,
  });
  const debtCollection = createDebtCollection(inside);
  const claimsManagement = createClaimsManagement({
    ...inside,
    customerManagement: customerManagementClient,
  });

  const projections = new ProjectionRunner({
    database: ports.database,
    events: inside.events,
    views: claimsManagement.views,
    onError: (error) => ports.log.error({ err: error }, error.message),
  });
  ports.health.register('projections', () => projections.check());
  await projections.start();

  const app = await createServer({
    info: {
      title: 'Insurance',
      version: '0.1.0',
    },
    schemas: [
      ...customerSelfServiceSchemas,
      ...printingSchemas,
      ...policyManagementSchemas,
      ...riskManagementSchemas,
      ...claimsManagementSchemas,
    ],
    log: ports.log,
    health: ports.health,
    metrics,
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
    await projections.close();
  });
  customerManagement.register(app);
  customerSelfService.register(app);
  printing.register(app);
  policyManagement.register(app);
  riskManagement.register(app);
  debtCollection.register(app);
  claimsManagement.register(app);
  registerPages(app, {
    title: 'Insurance',
    navigation: [{ label: 'Templates', href: '/ui/templates' }],
    authenticator: ports.authenticator,
    routes: (pages) => {
      printing.registerPages(pages);
    },
  });
  return { app, projections };
}
