export interface A {
  // about one
  readonly one: string; // kept short

  // by itself

  readonly two: string;
  // the last
}
