export function run(): void {
  start();
  mine();
  stop();
}
