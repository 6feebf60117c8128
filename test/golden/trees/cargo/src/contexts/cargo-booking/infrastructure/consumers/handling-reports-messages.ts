import { normaliseDatetime } from '@plinth/runtime/domain';
import type { UnLocode } from '../../../locations/contract.js';
import type { VoyageNumber } from '../../../voyage-planning/contract.js';
import type { HandleHandlingReportFields } from '../../application/commands/handle-handling-report.js';
import type { HandlingType } from '../../domain/enums/handling-type.js';
import type { TrackingId } from '../../domain/types.js';

export interface HandleHandlingReportFieldsJson {
  readonly completionTime: string;
  readonly trackingIds: readonly TrackingId[];
  readonly type: HandlingType;
  readonly unLocode: UnLocode;
  readonly voyageNumber?: VoyageNumber | null;
}

export function handleHandlingReportFieldsFromJson(
  json: HandleHandlingReportFieldsJson,
): HandleHandlingReportFields {
  return {
    completionTime: normaliseDatetime(json.completionTime),
    trackingIds: json.trackingIds,
    type: json.type,
    unLocode: json.unLocode,
    voyageNumber: json.voyageNumber,
  };
}
