export class A {
  one(): void {
    go();
  }
}
