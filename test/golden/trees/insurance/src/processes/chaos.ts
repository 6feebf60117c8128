import { type ChaosApp, runChaos } from '@plinth/runtime/chaos';
import { startWith } from '@plinth/runtime/settings';
import { claimsManagementCodecs } from '../contexts/claims-management/infrastructure/codecs.js';
import { EventSourcedClaimRepository } from '../contexts/claims-management/infrastructure/event-sourced-claim-repository.js';
import { SqlPaymentRepository } from '../contexts/claims-management/infrastructure/sql-payment-repository.js';
import { openClaimView } from '../contexts/claims-management/infrastructure/views/open-claim.js';
import { customerManagementCodecs } from '../contexts/customer-management/infrastructure/codecs.js';
import { SqlCustomerRepository } from '../contexts/customer-management/infrastructure/sql-customer-repository.js';
import { customerSelfServiceCodecs } from '../contexts/customer-self-service/infrastructure/codecs.js';
import { SqlAddressChangeRepository } from '../contexts/customer-self-service/infrastructure/sql-address-change-repository.js';
import { debtCollectionCodecs } from '../contexts/debt-collection/infrastructure/codecs.js';
import { SqlDebtRepository } from '../contexts/debt-collection/infrastructure/sql-debt-repository.js';
import { policyManagementCodecs } from '../contexts/policy-management/infrastructure/codecs.js';
import { EventSourcedQuoteRequestRepository } from '../contexts/policy-management/infrastructure/event-sourced-quote-request-repository.js';
import { SqlContractRepository } from '../contexts/policy-management/infrastructure/sql-contract-repository.js';
import { SqlOfferRepository } from '../contexts/policy-management/infrastructure/sql-offer-repository.js';
import { printingCodecs } from '../contexts/printing/infrastructure/codecs.js';
import { SqlPrintingJobRepository } from '../contexts/printing/infrastructure/sql-printing-job-repository.js';
import { schemas } from '../migrations/index.js';

/** What chaos has to know of the app. */
const app: ChaosApp = {
  name: 'insurance',
  main: new URL('./insurance/main.js', import.meta.url),
  schemas,
  settings: { database: 'DATABASE_URL' },
  auth: {
    key: 'secret',
    setting: 'AUTH_SECRET',
    scheme: 'Bearer',
    roles: ['customer', 'administrator', 'claimsOfficer'],
  },
  codecs: [
    ...customerManagementCodecs,
    ...customerSelfServiceCodecs,
    ...printingCodecs,
    ...policyManagementCodecs,
    ...debtCollectionCodecs,
    ...claimsManagementCodecs,
  ],
  aggregates: (ports) => ({
    'customer-management.customer': new SqlCustomerRepository(ports),
    'customer-self-service.address-change': new SqlAddressChangeRepository(ports),
    'printing.printing-job': new SqlPrintingJobRepository(ports),
    'policy-management.offer': new SqlOfferRepository(ports),
    'policy-management.contract': new SqlContractRepository(ports),
    'policy-management.quote-request': new EventSourcedQuoteRequestRepository(ports),
    'debt-collection.debt': new SqlDebtRepository(ports),
    'claims-management.claim': new EventSourcedClaimRepository(ports),
    'claims-management.payment': new SqlPaymentRepository(ports),
  }),
  views: [openClaimView],
};

/** Kills the app again and again while it is asked for all that it can do; then all has to be whole. */
startWith(async () => {
  process.exitCode = await runChaos(process.argv.slice(2), {
    app,
    write: (line) => process.stdout.write(`${line}\n`),
  });
});
