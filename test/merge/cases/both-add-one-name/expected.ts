export class A {
  one(): void {}

<<<<<<< yours
  zero(): number {
    return 0;
  }
||||||| generated before
=======
  zero(): string {
    return '0';
  }
>>>>>>> generated now
}
