export const all = {
  'a-b': 10,
  [key]: 2,
  3: 3,
};
