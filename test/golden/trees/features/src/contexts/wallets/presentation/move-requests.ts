import { Decimal } from '@plinth/runtime/domain';
import type { MoveFields } from '../application/commands/move.js';

export interface MoveFieldsJson {
  readonly source: string;
  readonly target: string;
  readonly amount: string | number;
}

export function moveFieldsFromJson(json: MoveFieldsJson): MoveFields {
  return {
    source: json.source,
    target: json.target,
    amount: Decimal.of(json.amount),
  };
}
