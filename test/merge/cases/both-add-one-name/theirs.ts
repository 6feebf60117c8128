export class A {
  one(): void {}

  zero(): string {
    return '0';
  }
}
