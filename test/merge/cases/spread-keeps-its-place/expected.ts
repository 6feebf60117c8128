export const all = {
  zero: 0,
  one: 1,
  ...rest,
  two: 22,
  mine: 3,
};
