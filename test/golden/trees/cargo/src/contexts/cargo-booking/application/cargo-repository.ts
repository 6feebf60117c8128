import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { Cargo } from '../domain/cargo/cargo.js';
import type { CargoId } from '../domain/types.js';

export type CargoRepository = AggregateRepository<Cargo, CargoId>;
