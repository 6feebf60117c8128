import { Decimal } from '@plinth/runtime/domain';
import type { AddFields } from '../application/commands/wallet/add.js';

export interface AddFieldsJson {
  readonly amount: string | number;
}

export function addFieldsFromJson(json: AddFieldsJson): AddFields {
  return {
    amount: Decimal.of(json.amount),
  };
}
