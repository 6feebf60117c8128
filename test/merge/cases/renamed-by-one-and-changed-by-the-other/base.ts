export class A {
  one(): void {}
}
