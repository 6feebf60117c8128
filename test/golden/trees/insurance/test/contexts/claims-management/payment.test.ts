import { CommandBus } from '@plinth/runtime/cqrs';
import {
  AggregateTest,
  everyReference,
  MemoryAggregateRepository,
  memoryEngines,
  standIn,
} from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { ClaimRepository } from '../../../src/contexts/claims-management/application/claim-repository.js';
import {
  PerformPaymentCommand,
  PerformPaymentHandler,
} from '../../../src/contexts/claims-management/application/commands/payment/perform-payment.js';
import {
  SchedulePaymentCommand,
  SchedulePaymentHandler,
} from '../../../src/contexts/claims-management/application/commands/payment/schedule-payment.js';
import type { PaymentEvents } from '../../../src/contexts/claims-management/domain/payment/events.js';
import { Payment } from '../../../src/contexts/claims-management/domain/payment/payment.js';
import type { PaymentId } from '../../../src/contexts/claims-management/domain/types.js';
import { paymentEvents } from '../../../src/contexts/claims-management/infrastructure/payment-events.js';
import { anyCommand, forSequences } from '../../arbitraries.js';

const id: PaymentId = '01948b1c-5f00-7000-8000-000000000001';

/** Payments in memory, and what handles their commands. */
function startPayment() {
  const engines = memoryEngines(paymentEvents);
  const ports = {
    ...engines,
    payments: new MemoryAggregateRepository<Payment, PaymentId>({
      engines,
      kind: 'Payment',
      category: paymentEvents.category,
      make: (id, occasion) => new Payment(id, occasion),
    }),
    claims: standIn<ClaimRepository>('claims', everyReference),
  };
  const commands = new CommandBus();
  commands.register(SchedulePaymentCommand, new SchedulePaymentHandler(ports));
  commands.register(PerformPaymentCommand, new PerformPaymentHandler(ports));
  return new AggregateTest<Payment, PaymentId, PaymentEvents>({
    engines,
    codec: paymentEvents,
    repository: ports.payments,
    commands,
  });
}

const schedulePaymentCommand = anyCommand({
  fields: { claim: fc.uuid() },
  isOnce: true,
  make: (json) => new SchedulePaymentCommand(json),
});

const performPaymentCommand = anyCommand({
  fields: {},
  make: (_json, id: PaymentId) => new PerformPaymentCommand(id),
});

describe('payment', () => {
  test('withstands any sequence of commands', async () => {
    const commands = { begin: [schedulePaymentCommand], proceed: [performPaymentCommand] };
    await forSequences(commands, (given) => startPayment().withstands(id, given));
  });
});
