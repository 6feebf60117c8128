export interface A {
  readonly zero: string;
  // about one
  readonly one: string; // kept short

  // by itself

  readonly two: number;
  readonly three: string;
  // the last
}
