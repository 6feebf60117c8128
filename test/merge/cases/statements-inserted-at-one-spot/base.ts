export function run(): void {
  start();
  stop();
}
