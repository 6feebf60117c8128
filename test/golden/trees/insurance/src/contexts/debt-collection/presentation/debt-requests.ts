import { within } from '@plinth/runtime/domain';
import { Money, type MoneyJson } from '../../policy-management/contract.js';
import type { RaiseFields } from '../application/commands/debt/raise.js';

export interface RaiseFieldsJson {
  readonly policyNr: number;
  readonly price: MoneyJson;
  readonly paymentDeadline: string;
}

export function raiseFieldsFromJson(json: RaiseFieldsJson): RaiseFields {
  return {
    policyNr: json.policyNr,
    price: within('price', () => Money.fromJSON(json.price)),
    paymentDeadline: json.paymentDeadline,
  };
}
