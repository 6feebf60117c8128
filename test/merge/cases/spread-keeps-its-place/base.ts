export const all = {
  one: 1,
  ...rest,
  two: 2,
};
