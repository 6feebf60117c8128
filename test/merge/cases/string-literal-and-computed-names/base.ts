export const all = {
  'a-b': 1,
  [key]: 2,
  3: 3,
};
