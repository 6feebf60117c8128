export class A {
  get(id: string): string;
  get(id: number): number;
  get(id: boolean): boolean;
  get(id: string | number | boolean): string | number | boolean {
    return id;
  }
}
