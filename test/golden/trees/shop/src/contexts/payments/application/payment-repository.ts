import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { Payment } from '../domain/payment/payment.js';
import type { PaymentId } from '../domain/types.js';

export type PaymentRepository = AggregateRepository<Payment, PaymentId>;
