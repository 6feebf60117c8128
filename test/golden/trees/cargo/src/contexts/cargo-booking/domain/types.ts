import { checkString, type Problem } from '@plinth/runtime/domain';

export type TrackingId = string;

export function checkTrackingId(value: TrackingId | null | undefined): Problem {
  return checkString(value, { min: 1, max: 36 });
}

export type CargoId = TrackingId;

export type HandlingEventId = string;
