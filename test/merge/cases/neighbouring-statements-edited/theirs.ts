export function run(): void {
  start(1);
  stop(2);
}
