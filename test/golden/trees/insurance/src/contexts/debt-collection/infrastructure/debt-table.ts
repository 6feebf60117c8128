import { Money } from '../../policy-management/contract.js';
import { Dunning, type DunningJson } from '../domain/debt/dunning.js';
import type { DebtState } from '../domain/debt/state.js';
import type { DebtStatus } from '../domain/enums/debt-status.js';

export interface DebtTable {
  readonly id: number;
  readonly status: DebtStatus;
  readonly policy_nr: number;
  readonly price: string;
  readonly creation_date: string;
  readonly payment_date: string | null;
  readonly payment_deadline: string;
  readonly dunnings: string;
  readonly _version: number;
}

export function debtToRow(debt: DebtState): Omit<DebtTable, '_version'> {
  return {
    id: debt.id,
    status: debt.status,
    policy_nr: debt.policyNr,
    price: JSON.stringify(debt.price),
    creation_date: debt.creationDate,
    payment_date: debt.paymentDate,
    payment_deadline: debt.paymentDeadline,
    dunnings: JSON.stringify(debt.dunnings),
  };
}

export function debtFromRow(row: DebtTable): DebtState {
  return {
    id: row.id,
    status: row.status,
    policyNr: row.policy_nr,
    price: Money.fromJSON(JSON.parse(row.price)),
    creationDate: row.creation_date,
    paymentDate: row.payment_date,
    paymentDeadline: row.payment_deadline,
    dunnings: JSON.parse(row.dunnings).map((item: DunningJson) => Dunning.fromJSON(item)),
  };
}
