export interface A {
  readonly zero: string;
  readonly one: string;
  readonly two: number;
  readonly three: string;
}
