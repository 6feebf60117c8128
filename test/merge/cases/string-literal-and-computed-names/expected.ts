export const all = {
  'a-b': 10,
  [key]: 20,
  3: 3,
};
