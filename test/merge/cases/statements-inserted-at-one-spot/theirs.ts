export function run(): void {
  start();
  theirs();
  stop();
}
