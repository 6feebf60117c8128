export const all = {
  'a-b': 1,
  [key]: 20,
  3: 3,
};
