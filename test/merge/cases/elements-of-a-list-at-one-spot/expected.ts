export const all = [
  one,
  two,
<<<<<<< yours
  mine,
||||||| generated before
=======
  theirs,
>>>>>>> generated now
];
