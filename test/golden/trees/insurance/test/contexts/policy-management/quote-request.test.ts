import { CommandBus } from '@plinth/runtime/cqrs';
import { normaliseDatetime, within } from '@plinth/runtime/domain';
import { AggregateTest, everyReference, memoryEngines, standIn } from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { CustomerLookup } from '../../../src/contexts/customer-management/contract.js';
import {
  AnswerCommand,
  AnswerHandler,
} from '../../../src/contexts/policy-management/application/commands/quote-request/answer.js';
import {
  CreatePolicyCommand,
  CreatePolicyHandler,
} from '../../../src/contexts/policy-management/application/commands/quote-request/create-policy.js';
import {
  ExpireCommand,
  ExpireHandler,
} from '../../../src/contexts/policy-management/application/commands/quote-request/expire.js';
import {
  QuoteCommand,
  QuoteHandler,
} from '../../../src/contexts/policy-management/application/commands/quote-request/quote.js';
import {
  RejectCommand,
  RejectHandler,
} from '../../../src/contexts/policy-management/application/commands/quote-request/reject.js';
import {
  SubmitCommand,
  SubmitHandler,
} from '../../../src/contexts/policy-management/application/commands/quote-request/submit.js';
import type { QuoteRequestEvents } from '../../../src/contexts/policy-management/domain/quote-request/events.js';
import type { QuoteRequest } from '../../../src/contexts/policy-management/domain/quote-request/quote-request.js';
import type { QuoteRequestId } from '../../../src/contexts/policy-management/domain/types.js';
import { Money } from '../../../src/contexts/policy-management/domain/values/money.js';
import { EventSourcedQuoteRequestRepository } from '../../../src/contexts/policy-management/infrastructure/event-sourced-quote-request-repository.js';
import { quoteRequestEvents } from '../../../src/contexts/policy-management/infrastructure/quote-request-events.js';
import { anyCommand, datetimes, decimals, forSequences } from '../../arbitraries.js';

const id: QuoteRequestId = '01948b1c-5f00-7000-8000-000000000001';

/** Quote requests in memory, and what handles their commands. */
function startQuoteRequest(skip?: (missing: string) => void) {
  const engines = memoryEngines(quoteRequestEvents);
  const ports = {
    ...engines,
    quoteRequests: new EventSourcedQuoteRequestRepository(engines),
    customers: standIn<CustomerLookup>('customers', everyReference),
  };
  const commands = new CommandBus();
  commands.register(SubmitCommand, new SubmitHandler(ports));
  commands.register(RejectCommand, new RejectHandler(ports));
  commands.register(QuoteCommand, new QuoteHandler(ports));
  commands.register(AnswerCommand, new AnswerHandler(ports));
  commands.register(ExpireCommand, new ExpireHandler(ports));
  commands.register(CreatePolicyCommand, new CreatePolicyHandler(ports));
  return new AggregateTest<QuoteRequest, QuoteRequestId, QuoteRequestEvents>({
    engines,
    codec: quoteRequestEvents,
    repository: ports.quoteRequests,
    commands,
    skip,
  });
}

const submitCommand = anyCommand({
  fields: { client: fc.uuid() },
  make: (json) => new SubmitCommand(json),
});

const rejectCommand = anyCommand({
  fields: {},
  make: (_json, id: QuoteRequestId) => new RejectCommand(id),
});

const quoteCommand = anyCommand({
  fields: {
    premium: fc.record({
      amount: decimals({ min: 0, scale: 2 }),
      currency: fc.string({ minLength: 3, maxLength: 3 }),
    }),
    validUntil: datetimes,
  },
  make: (json, id: QuoteRequestId) =>
    new QuoteCommand(id, {
      premium: within('premium', () => Money.fromJSON(json.premium)),
      validUntil: normaliseDatetime(json.validUntil),
    }),
});

const answerCommand = anyCommand({
  fields: { accept: fc.boolean() },
  make: (json, id: QuoteRequestId) => new AnswerCommand(id, json),
});

const expireCommand = anyCommand({
  fields: {},
  make: (_json, id: QuoteRequestId) => new ExpireCommand(id),
});

const createPolicyCommand = anyCommand({
  fields: {},
  make: (_json, id: QuoteRequestId) => new CreatePolicyCommand(id),
});

describe('quote request', () => {
  test('a late answer expires the quote', async ({ skip }) => {
    const quoteRequest = startQuoteRequest(skip);
    await quoteRequest.given(
      id,
      ['RequestSubmitted', { quoteRequestId: id, client: '01948b1c-5f00-7000-8000-000000000001' }],
      [
        'QuoteReceived',
        { quoteRequestId: id, premium: { amount: '0.00' }, validUntil: '2020-01-01T00:00:00.000Z' },
      ],
    );
    const outcome = await quoteRequest.when(new AnswerCommand(id, { accept: true }));
    outcome.thenEvents(['QuoteExpired']);
  });

  test('withstands any sequence of commands', async () => {
    const commands = {
      begin: [submitCommand],
      proceed: [rejectCommand, quoteCommand, answerCommand, expireCommand, createPolicyCommand],
    };
    await forSequences(commands, (given) => startQuoteRequest().withstands(id, given));
  });
});
