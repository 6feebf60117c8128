export class A {
  constructor(
    private readonly one: One,
  ) {}
}
