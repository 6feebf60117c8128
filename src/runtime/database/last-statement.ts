/** A write that a unit of work may end with. */
export interface LastStatement {
  /** Made within the unit, which goes on to something else. Throws what keeps it from being made. */
  within(): Promise<void>;
  /** Made as a unit by itself, as it was all that the unit did. Throws like `within`. */
  alone(): Promise<void>;
}
