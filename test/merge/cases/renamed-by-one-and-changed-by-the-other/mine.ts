export class B {
  one(): void {}
}
