import { checkString, type Problem } from '@plinth/runtime/domain';

export type UnLocode = string;

export function checkUnLocode(value: UnLocode | null | undefined): Problem {
  return checkString(value, { min: 5, max: 5, pattern: /^[A-Z]{2}[A-Z2-9]{3}$/u });
}
