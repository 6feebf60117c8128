<<<<<<< yours
export class B {
  one(): void {}
||||||| generated before
export class A {
  one(): void {}
=======
export class A {
  one(): void {
    go();
  }
>>>>>>> generated now
}
