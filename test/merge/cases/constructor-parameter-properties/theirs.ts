export class A {
  constructor(
    private readonly one: One,
    private readonly two: Two,
  ) {}
}
