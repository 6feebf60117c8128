export const all = [
  one,
  two,
  theirs,
];
