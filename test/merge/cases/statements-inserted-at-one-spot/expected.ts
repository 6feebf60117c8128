export function run(): void {
  start();
<<<<<<< yours
  mine();
||||||| generated before
=======
  theirs();
>>>>>>> generated now
  stop();
}
