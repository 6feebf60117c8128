export class A {
  mine(): void {}
}

export class B {}
