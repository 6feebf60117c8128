export function run(): void {
  start(2);
  stop(2);
}
