export const all = [
  one,
  two,
];
