export const all = [
  one,
  two,
  mine,
];
