import { Decimal } from '@plinth/runtime/domain';
import type { RequestFields } from '../application/commands/transfer/request.js';
import type { AccountId } from '../domain/types.js';

export interface RequestFieldsJson {
  readonly source: AccountId;
  readonly target: AccountId;
  readonly amount: string | number;
}

export function requestFieldsFromJson(json: RequestFieldsJson): RequestFields {
  return {
    source: json.source,
    target: json.target,
    amount: Decimal.of(json.amount),
  };
}
