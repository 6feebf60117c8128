<<<<<<< yours
export class B {
||||||| generated before
export class A {
=======
export class C {
>>>>>>> generated now
  one(): void {}
}
