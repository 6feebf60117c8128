import type { Authenticator } from '@plinth/runtime/auth';
import { createServer, type Server, SqlIdempotencyStore } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { HealthRegistry, Logger } from '@plinth/runtime/observability';
import { registerPages } from '@plinth/runtime/pages';
import { createCustomerSelfService } from '../../contexts/customer-self-service/context.js';
import { customerSelfServiceSchemas } from '../../contexts/customer-self-service/presentation/schemas.js';
import { createPolicyManagement } from '../../contexts/policy-management/context.js';
import { policyManagementSchemas } from '../../contexts/policy-management/presentation/schemas.js';
import { createPrinting } from '../../contexts/printing/context.js';
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
}

/** Puts everything of the process together; nothing listens yet. */
export async function composeInsurance(ports: InsurancePorts): Promise<Insurance> {
  const customerSelfService = createCustomerSelfService(ports);
  const printing = createPrinting(ports);
  const policyManagement = createPolicyManagement(ports);
  const riskManagement = createRiskManagement(ports);

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
    ],
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
  customerSelfService.register(app);
  printing.register(app);
  policyManagement.register(app);
  riskManagement.register(app);
  registerPages(app, {
    title: 'Insurance',
    navigation: [{ label: 'Templates', href: '/ui/templates' }],
    authenticator: ports.authenticator,
    routes: (pages) => {
      printing.registerPages(pages);
    },
  });
  return { app };
}
