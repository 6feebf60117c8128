export class A {
  theirs(): void {}
}

export class B {}
