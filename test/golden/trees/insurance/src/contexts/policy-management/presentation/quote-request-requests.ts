import { normaliseDatetime, within } from '@plinth/runtime/domain';
import type { QuoteFields } from '../application/commands/quote-request/quote.js';
import { Money, type MoneyJson } from '../domain/values/money.js';

export interface QuoteFieldsJson {
  readonly premium: MoneyJson;
  readonly validUntil: string;
}

export function quoteFieldsFromJson(json: QuoteFieldsJson): QuoteFields {
  return {
    premium: within('premium', () => Money.fromJSON(json.premium)),
    validUntil: normaliseDatetime(json.validUntil),
  };
}
