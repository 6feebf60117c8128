import { type Apply, dateOf } from '@plinth/runtime/domain';
import type { Money } from '../../../policy-management/contract.js';
import { DebtStatus } from '../enums/debt-status.js';
import type { DebtId } from '../types.js';
import { Dunning } from './dunning.js';
import type { DebtEvents } from './events.js';

export interface DebtState {
  readonly id: DebtId;
  readonly status: DebtStatus;
  readonly policyNr: number;
  readonly price: Money;
  readonly creationDate: string;
  readonly paymentDate: string | null;
  readonly paymentDeadline: string;
  readonly dunnings: readonly Dunning[];
}

/** What each event makes of a debt. */
export const applyDebt: Apply<DebtState, DebtEvents> = {
  DebtRaised: ({ debtId, policyNr, price, paymentDeadline }, _state, meta) => ({
    id: debtId,
    status: DebtStatus.Open,
    policyNr,
    price,
    creationDate: dateOf(meta.at),
    paymentDate: null,
    paymentDeadline,
    dunnings: [],
  }),
  DebtDunned: ({ dunningNr, paymentDeadline }, state, meta) => ({
    ...state,
    status: DebtStatus.Dunned,
    paymentDeadline,
    dunnings: [
      ...state.dunnings,
      new Dunning({ id: dunningNr, dunningDate: dateOf(meta.at), paymentDeadline }),
    ],
  }),
  DebtPaid: (_data, state, meta) => ({
    ...state,
    status: DebtStatus.Paid,
    paymentDate: dateOf(meta.at),
  }),
};
