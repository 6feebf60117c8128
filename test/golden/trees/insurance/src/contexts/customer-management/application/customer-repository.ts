import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { Customer } from '../domain/customer/customer.js';
import type { CustomerId } from '../domain/types.js';

export type CustomerRepository = AggregateRepository<Customer, CustomerId>;
