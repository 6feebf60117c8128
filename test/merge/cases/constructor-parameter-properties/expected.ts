export class A {
  constructor(
    private readonly one: One,
    private readonly two: Two,
    private readonly mine: Mine,
  ) {}
}
