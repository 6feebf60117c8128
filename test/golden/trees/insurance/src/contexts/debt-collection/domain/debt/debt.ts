import { AggregateRoot, requireStatus } from '@plinth/runtime/domain';
import { DebtStatus } from '../enums/debt-status.js';
import { DeadlinePassed } from '../errors.js';
import type { DebtId } from '../types.js';
import type { DebtEvents } from './events.js';
import type { DunInput, RaiseInput } from './inputs.js';
import { applyDebt, type DebtState } from './state.js';

export class Debt extends AggregateRoot<DebtId, DebtState, DebtEvents> {
  protected override readonly apply = applyDebt;

  raiseDebt(input: RaiseInput): void {
    this.requireNew();
    this.raise('DebtRaised', {
      debtId: this.id,
      policyNr: input.policyNr,
      price: input.price,
      paymentDeadline: input.paymentDeadline,
    });
  }

  dun(input: DunInput): void {
    requireStatus('Dun', this.state.status, [DebtStatus.Open, DebtStatus.Dunned]);
    if (!(input.paymentDeadline > this.today)) {
      throw new DeadlinePassed();
    }
    this.raise('DebtDunned', {
      debtId: this.id,
      dunningNr: input.dunningNr,
      paymentDeadline: input.paymentDeadline,
    });
  }

  pay(): void {
    requireStatus('Pay', this.state.status, [DebtStatus.Open, DebtStatus.Dunned]);
    this.raise('DebtPaid', { debtId: this.id });
  }
}
