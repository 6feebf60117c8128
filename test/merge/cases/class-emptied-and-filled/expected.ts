export class A {
  theirs(): void {}

  mine(): void {}
}

export class B {}
