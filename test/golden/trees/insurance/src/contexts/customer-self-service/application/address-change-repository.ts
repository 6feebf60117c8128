import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { AddressChange } from '../domain/address-change/address-change.js';
import type { AddressChangeId } from '../domain/types.js';

export type AddressChangeRepository = AggregateRepository<AddressChange, AddressChangeId>;
