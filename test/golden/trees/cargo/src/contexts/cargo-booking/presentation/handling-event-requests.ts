import { normaliseDatetime } from '@plinth/runtime/domain';
import type { LocationId } from '../../locations/contract.js';
import type { VoyageId } from '../../voyage-planning/contract.js';
import type { RegisterFields } from '../application/commands/handling-event/register.js';
import type { HandlingType } from '../domain/enums/handling-type.js';
import type { CargoId } from '../domain/types.js';

export interface RegisterFieldsJson {
  readonly cargo: CargoId;
  readonly type: HandlingType;
  readonly location: LocationId;
  readonly voyage?: VoyageId | null;
  readonly completedAt: string;
}

export function registerFieldsFromJson(json: RegisterFieldsJson): RegisterFields {
  return {
    cargo: json.cargo,
    type: json.type,
    location: json.location,
    voyage: json.voyage,
    completedAt: normaliseDatetime(json.completedAt),
  };
}
