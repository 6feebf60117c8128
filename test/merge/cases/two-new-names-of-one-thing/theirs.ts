export class C {
  one(): void {}
}
