import { NotFound, validate } from '@plinth/runtime/domain';

export const check = (x: number) => {
  if (x === 0) throw new NotFound();
  return validate(x);
};
