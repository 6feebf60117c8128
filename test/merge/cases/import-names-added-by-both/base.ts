import { validate } from '@plinth/runtime/domain';

export const check = (x: number) => validate(x);
