import { within } from '@plinth/runtime/domain';
import type { IssuePolicyFields } from '../application/commands/contract/issue-policy.js';
import { Money, type MoneyJson } from '../domain/values/money.js';

export interface IssuePolicyFieldsJson {
  readonly policyNr: number;
  readonly price: MoneyJson;
}

export function issuePolicyFieldsFromJson(json: IssuePolicyFieldsJson): IssuePolicyFields {
  return {
    policyNr: json.policyNr,
    price: within('price', () => Money.fromJSON(json.price)),
  };
}
