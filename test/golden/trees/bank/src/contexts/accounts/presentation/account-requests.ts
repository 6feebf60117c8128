import { Decimal } from '@plinth/runtime/domain';
import type { DepositFields } from '../application/commands/account/deposit.js';
import type { WithdrawFields } from '../application/commands/account/withdraw.js';

export interface DepositFieldsJson {
  readonly amount: string | number;
  readonly reference?: string;
}

export function depositFieldsFromJson(json: DepositFieldsJson): DepositFields {
  return {
    amount: Decimal.of(json.amount),
    reference: json.reference,
  };
}

export interface WithdrawFieldsJson {
  readonly amount: string | number;
  readonly reference?: string;
}

export function withdrawFieldsFromJson(json: WithdrawFieldsJson): WithdrawFields {
  return {
    amount: Decimal.of(json.amount),
    reference: json.reference,
  };
}
