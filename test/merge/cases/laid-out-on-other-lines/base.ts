export const all = { a: 'one', b: 'two' };

export function run(x: string): void {
  go(x);
}
