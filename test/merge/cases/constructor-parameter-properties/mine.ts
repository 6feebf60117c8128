export class A {
  constructor(
    private readonly one: One,
    private readonly mine: Mine,
  ) {}
}
