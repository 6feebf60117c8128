import type { AggregateRepository } from '@plinth/runtime/eventsourcing';
import type { Debt } from '../domain/debt/debt.js';
import type { DebtId } from '../domain/types.js';

export interface DebtRepository extends AggregateRepository<Debt, DebtId> {
  /** The id of the next one. */
  nextId(): Promise<DebtId>;
}
