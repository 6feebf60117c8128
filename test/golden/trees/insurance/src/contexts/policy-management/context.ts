import type { Server } from '@plinth/runtime/controllers';
import { CommandBus, type CommandMiddleware, type KeyedCalls } from '@plinth/runtime/cqrs';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { EventStore } from '@plinth/runtime/eventsourcing';
import type { Process } from '@plinth/runtime/saga';
import type { CustomerManagementClient } from '../customer-management/contract.js';
import {
  IssuePolicyCommand,
  IssuePolicyHandler,
} from './application/commands/contract/issue-policy.js';
import { SignCommand, SignHandler } from './application/commands/contract/sign.js';
import { MakeOfferCommand, MakeOfferHandler } from './application/commands/offer/make-offer.js';
import { AnswerCommand, AnswerHandler } from './application/commands/quote-request/answer.js';
import {
  CreatePolicyCommand,
  CreatePolicyHandler,
} from './application/commands/quote-request/create-policy.js';
import { ExpireCommand, ExpireHandler } from './application/commands/quote-request/expire.js';
import { QuoteCommand, QuoteHandler } from './application/commands/quote-request/quote.js';
import { RejectCommand, RejectHandler } from './application/commands/quote-request/reject.js';
import { SubmitCommand, SubmitHandler } from './application/commands/quote-request/submit.js';
import { QuoteExpiryProcess } from './application/processes/quote-expiry.js';
import { ProductService } from './application/product-service.js';
import { EventSourcedQuoteRequestRepository } from './infrastructure/event-sourced-quote-request-repository.js';
import { SqlContractRepository } from './infrastructure/sql-contract-repository.js';
import { SqlOfferRepository } from './infrastructure/sql-offer-repository.js';
import { SqlProductRepository } from './infrastructure/sql-product-repository.js';
import { ContractController } from './presentation/contract-controller.js';
import { OfferController } from './presentation/offer-controller.js';
import { ProductController } from './presentation/product-controller.js';
import { QuoteRequestController } from './presentation/quote-request-controller.js';

export interface PolicyManagementPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly middleware: readonly CommandMiddleware[];
  readonly keyed: KeyedCalls;
  readonly customerManagement: CustomerManagementClient;
}

/** The PolicyManagement context at work. */
export interface PolicyManagementContext {
  readonly processes: readonly Process[];
  readonly commands: CommandBus;
  register(app: Server): void;
}

export function createPolicyManagement(ports: PolicyManagementPorts): PolicyManagementContext {
  const products = new SqlProductRepository(ports.database);
  const offers = new SqlOfferRepository(ports);
  const contracts = new SqlContractRepository(ports);
  const quoteRequests = new EventSourcedQuoteRequestRepository(ports);
  const productService = new ProductService({ unitOfWork: ports.database, products });
  const commands = new CommandBus({ middleware: ports.middleware, keyed: ports.keyed });
  commands.register(
    MakeOfferCommand,
    new MakeOfferHandler({
      unitOfWork: ports.database,
      offers,
      customers: ports.customerManagement.customers,
      products,
    }),
  );
  commands.register(
    SignCommand,
    new SignHandler({
      unitOfWork: ports.database,
      contracts,
      customers: ports.customerManagement.customers,
      products,
    }),
  );
  commands.register(
    IssuePolicyCommand,
    new IssuePolicyHandler({ unitOfWork: ports.database, contracts }),
  );
  commands.register(
    SubmitCommand,
    new SubmitHandler({
      unitOfWork: ports.database,
      quoteRequests,
      customers: ports.customerManagement.customers,
    }),
  );
  commands.register(
    RejectCommand,
    new RejectHandler({ unitOfWork: ports.database, quoteRequests }),
  );
  commands.register(QuoteCommand, new QuoteHandler({ unitOfWork: ports.database, quoteRequests }));
  commands.register(
    AnswerCommand,
    new AnswerHandler({ unitOfWork: ports.database, quoteRequests }),
  );
  commands.register(
    ExpireCommand,
    new ExpireHandler({ unitOfWork: ports.database, quoteRequests }),
  );
  commands.register(
    CreatePolicyCommand,
    new CreatePolicyHandler({ unitOfWork: ports.database, quoteRequests }),
  );
  const controllers = [
    new ProductController(productService),
    new OfferController(commands),
    new ContractController(commands),
    new QuoteRequestController(commands),
  ];
  return {
    processes: [new QuoteExpiryProcess(commands)],
    commands,
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}
