export class A {
  get(id: string): string;
  get(id: number): number;
  get(id: string | number): string | number {
    return id;
  }

  has(id: string): boolean {
    return true;
  }
}
