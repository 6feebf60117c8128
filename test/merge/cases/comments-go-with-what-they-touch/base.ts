export interface A {
  readonly one: string;
  readonly two: string;
}
