import { checkInt, validate } from '@plinth/runtime/domain';

export const check = (x: number) => validate(x);
export const int = checkInt;
