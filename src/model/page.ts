/** How much of a list is answered at a time. */
export interface Page {
  readonly size: number;
  readonly max: number;
}
