import { checkString, type Problem } from '@plinth/runtime/domain';

export type VoyageNumber = string;

export function checkVoyageNumber(value: VoyageNumber | null | undefined): Problem {
  return checkString(value, { min: 1, max: 10 });
}
