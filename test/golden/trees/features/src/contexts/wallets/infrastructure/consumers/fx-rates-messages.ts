import { Decimal } from '@plinth/runtime/domain';
import type { HandleRateChangedFields } from '../../application/commands/handle-rate-changed.js';

export interface HandleRateChangedFieldsJson {
  readonly walletId: string;
  readonly rate: string | number;
}

export function handleRateChangedFieldsFromJson(
  json: HandleRateChangedFieldsJson,
): HandleRateChangedFields {
  return {
    walletId: json.walletId,
    rate: Decimal.of(json.rate),
  };
}
