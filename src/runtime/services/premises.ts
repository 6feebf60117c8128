/** Something that a unit of work goes by without having read it, such as a state that was kept. */
export interface Premise {
  /** The version of what it is about. */
  readonly version: number;
  /** Asked within the unit. */
  holds(): Promise<boolean>;
  /** Called where it may not hold: nobody is to go by it again. */
  drop(): void;
}

/**
 * What one unit of work goes by. Before the unit ends, well or not, each premise that no write has
 * confirmed is asked whether it holds; where one does not, the unit is run again from its start.
 */
export interface Premises {
  /** Whether nothing was assumed or confirmed. */
  readonly none: boolean;

  /** Whether something was assumed or confirmed under the name. */
  knows(name: string): boolean;

  assume(name: string, premise: Premise): void;

  /** A write that is only made where the version is this one has been made. */
  confirm(name: string, version: number): void;
}
