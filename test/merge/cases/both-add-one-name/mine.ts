export class A {
  zero(): number {
    return 0;
  }

  one(): void {}
}
